import { agent, collect, flowOf, hangup, language, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { hangUpAfterRetries } from "./hang-up-after-retries.ts";

describe("hang-up-after-retries", () => {
  it("finds blocks that hang up on callers who press nothing or wrong keys", () =>
    verifyRule(hangUpAfterRetries, {
      valid: [
        {
          name: "they get to a person, also behind a message",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1"] }), node_s: message(), node_g: agent() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_g", "node_m.noMatch -> node_s", "node_s -> node_g"],
          }),
        },
        {
          name: "not wired is another rule's matter",
          flow: flowOf({ nodes: { node_m: menu() }, wires: ["node_start -> node_m"] }),
        },
        {
          name: "a key that ends the call is what the caller wants",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["9"] }), node_h: hangup() },
            wires: ["node_start -> node_m", "node_m.key:9 -> node_h"],
          }),
        },
        {
          name: "messages that go round end nowhere",
          flow: flowOf({
            nodes: { node_m: menu(), node_a: message(), node_b: message() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_a", "node_a -> node_b", "node_b -> node_a"],
          }),
        },
      ],
      invalid: [
        {
          name: "straight away, and behind messages",
          flow: flowOf({
            nodes: { node_m: menu(), node_a: message(), node_b: message(), node_h: hangup() },
            wires: [
              "node_start -> node_m",
              "node_m.noInput -> node_h",
              "node_m.noMatch -> node_a",
              "node_a -> node_b",
              "node_b -> node_h",
            ],
          }),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_m", pointer: "/nodes/node_m/noInput" },
              params: { port: "noInput" },
              related: ["node_h"],
              fix: null,
              words: "“Menu” hangs up on callers who press nothing: they must call again to get any further.",
            },
            {
              at: { nodeId: "node_m", pointer: "/nodes/node_m/noMatch" },
              words: "“Menu” hangs up on callers who press wrong keys: they must call again to get any further.",
            },
          ],
        },
        {
          name: "a collection and a language choice; the fix leads to the fallback that is drawn",
          flow: flowOf({
            nodes: {
              node_c: collect(),
              node_l: language(),
              node_h: hangup(),
              node_q: queue("queue_front", { label: "Front desk" }),
            },
            wires: {
              conn_start: "node_start -> node_c",
              conn_c: "node_c.noMatch -> node_h",
              conn_on: "node_c.collected -> node_l",
              conn_l: "node_l.noInput -> node_h",
            },
            flow: { fallback: { kind: "queue", queueId: "queue_front" } },
          }),
          problems: [
            {
              fix: { type: "reconnect", connectionId: "conn_c", target: "node_q" },
              fixWords: "Lead them to “Front desk”",
            },
            { fix: { type: "reconnect", connectionId: "conn_l", target: "node_q" } },
          ],
        },
        {
          name: "a fallback that is not drawn is added; none where the profile forbids it for silence",
          flow: flowOf({
            nodes: { node_m: menu(), node_h: hangup() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_h", "node_m.noMatch -> node_h"],
            flow: { fallback: { kind: "agent", agentId: "agent_a" } },
          }),
          profile: { timeoutDestinations: ["queue"] },
          problems: [{ fix: null }, { fixWords: "Lead them to “If anything breaks”" }],
        },
      ],
    }));
});
