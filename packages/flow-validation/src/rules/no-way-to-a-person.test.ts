import { agent, flowOf, hangup, menu, message, queue, subflow, voicemail } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { noWayToAPerson } from "./no-way-to-a-person.ts";

describe("no-way-to-a-person", () => {
  it("finds menus from which no way leads to a person", () =>
    verifyRule(noWayToAPerson, {
      valid: [
        {
          name: "a key leads to a queue, behind a message and another menu",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_b: message(), node_c: menu({ keys: ["1"] }), node_q: queue() },
            wires: ["node_start -> node_a", "node_a.key:1 -> node_b", "node_b -> node_c", "node_c.key:1 -> node_q"],
          }),
        },
        {
          name: "only those who wait get to one",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_g: agent(), node_h: hangup() },
            wires: ["node_start -> node_a", "node_a.key:1 -> node_h", "node_a.noInput -> node_g"],
          }),
        },
        {
          name: "by way of the menu before",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1", "2"] }), node_b: menu({ keys: ["9"] }), node_q: queue() },
            wires: [
              "node_start -> node_a",
              "node_a.key:1 -> node_q",
              "node_a.key:2 -> node_b",
              "node_b.key:9 -> node_a",
            ],
          }),
        },
        {
          name: "what another flow does is not known",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_s: subflow() },
            wires: ["node_start -> node_a", "node_a.key:1 -> node_s"],
          }),
        },
        { name: "no call comes there", flow: flowOf({ nodes: { node_a: menu({ keys: ["1"] }) } }) },
      ],
      invalid: [
        {
          name: "a mailbox is not a person",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_v: voicemail() },
            wires: ["node_start -> node_a", "node_a.key:1 -> node_v"],
          }),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_a", pointer: "/nodes/node_a" },
              params: {},
              fix: null,
              words:
                "From “Menu” no key, no wait and no wrong key leads to a person: callers with another wish hang up.",
            },
          ],
        },
        {
          name: "the fix gives key 0 to the flow's fallback, drawn or not",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_v: voicemail() },
            wires: ["node_start -> node_a", "node_a.key:1 -> node_v"],
            flow: { fallback: { kind: "queue", queueId: "queue_front" } },
          }),
          problems: [{ fixWords: "Add key 0 to “If anything breaks”" }],
        },
        {
          name: "none where key 0 is taken, or the profile lets keys lead elsewhere only",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["0"] }), node_b: menu({ keys: ["1"] }) },
            wires: ["node_start -> node_a", "node_a.key:0 -> node_b"],
            flow: { fallback: { kind: "queue", queueId: "queue_front" } },
          }),
          profile: { keyDestinations: ["agent"] },
          problems: [{ at: { nodeId: "node_a", pointer: "/nodes/node_a" }, fix: null }, { fix: null }],
        },
        {
          name: "none where the fallback hangs up",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }) },
            wires: ["node_start -> node_a"],
            flow: { fallback: { kind: "hangup" } },
          }),
          problems: [{ fix: null }],
        },
      ],
    }));
});
