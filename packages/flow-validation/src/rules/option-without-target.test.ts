import { flowOf, hangup, language, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { optionWithoutTarget } from "./option-without-target.ts";

const billing = menu({ keys: [{ key: "3", label: "Billing" }] });
const words = "Key 3 “Billing” leads nowhere: callers who press it hear the menu again until they give up.";
const at = { nodeId: "node_m", pointer: "/nodes/node_m/options/0" };
const params = { key: "3", label: "Billing", port: "key:3" };

describe("option-without-target", () => {
  it("finds keys that lead nowhere", () =>
    verifyRule(optionWithoutTarget, {
      valid: [
        {
          name: "wired",
          flow: flowOf({
            nodes: { node_m: billing, node_q: queue() },
            wires: ["node_start -> node_m", "node_m.key:3 -> node_q"],
          }),
        },
        {
          name: "wired to what does not exist",
          flow: flowOf({ nodes: { node_m: billing }, wires: ["node_start -> node_m", "node_m.key:3 -> node_gone"] }),
        },
      ],
      invalid: [
        {
          name: "nothing of its name",
          flow: flowOf({ nodes: { node_m: billing, node_q: queue() }, wires: ["node_start -> node_m"] }),
          problems: [{ severity: "error", at, params, related: [], fix: null, words }],
        },
        {
          name: "one block has the option's name",
          flow: flowOf({
            nodes: { node_m: billing, node_q: queue("queue_b", { label: " billing " }) },
            wires: ["node_start -> node_m"],
          }),
          problems: [
            {
              at,
              params: { ...params, fixTarget: "node_q", fixTargetKind: "queue", fixTargetLabel: "billing" },
              fix: {
                type: "connect",
                connectionId: "conn_m_key_3",
                connection: { source: "node_m", port: "key:3", target: "node_q" },
              },
              words,
            },
          ],
        },
        {
          name: "two blocks have it: which one is meant?",
          flow: flowOf({
            nodes: {
              node_a: queue("queue_a", { label: "Billing" }),
              node_b: queue("queue_b", { label: "Billing" }),
              node_m: billing,
            },
            wires: ["node_start -> node_m"],
          }),
          problems: [{ at, fix: null }],
        },
        {
          name: "a key cannot lead to what has it there",
          flow: flowOf({
            nodes: { node_h: hangup({ label: "Billing" }), node_m: billing },
            wires: ["node_start -> node_m"],
          }),
          profile: { keyDestinations: ["queue"] },
          problems: [{ at, fix: null }],
        },
        {
          name: "the id that a fix would use is taken",
          flow: flowOf({
            nodes: { node_m: billing, node_q: queue("queue_b", { label: "Billing" }) },
            wires: { conn_m_key_3: "node_start -> node_m" },
          }),
          problems: [
            {
              fix: {
                type: "connect",
                connectionId: "conn_m_key_3_2",
                connection: { source: "node_m", port: "key:3", target: "node_q" },
              },
              fixWords: "Wire key 3 to Billing",
            },
          ],
        },
        {
          name: "once for two options on one key, once for each language",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1", "1"] }), node_n: language() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_n"],
          }),
          problems: [
            { at: { nodeId: "node_m", pointer: "/nodes/node_m/options/0" } },
            {
              at: { nodeId: "node_n", pointer: "/nodes/node_n/options/0" },
              params: { key: "1", label: "en-US", port: "lang:en-US" },
            },
            { at: { nodeId: "node_n", pointer: "/nodes/node_n/options/1" } },
          ],
        },
      ],
    }));
});
