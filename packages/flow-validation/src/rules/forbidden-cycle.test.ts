import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { forbiddenCycle } from "./forbidden-cycle.ts";

const nodes = {
  node_m: menu({ label: "Main menu", keys: ["1", "2"] }),
  node_a: message({ label: "Address" }),
  node_b: message({ label: "Thanks" }),
  node_q: queue(),
};
const wires = {
  conn_s: "node_start -> node_m",
  conn_1: "node_m.key:1 -> node_a",
  conn_2: "node_m.key:2 -> node_q",
  conn_a: "node_a -> node_b",
};
const profile = { title: "One-way flows", cycles: "forbidden" } as const;

describe("forbidden-cycle", () => {
  it("finds every part in which calls go round where the profile refuses any", () =>
    verifyRule(forbiddenCycle, {
      valid: [
        { name: "no way round", flow: flowOf({ nodes, wires: { ...wires, conn_b: "node_b -> node_q" } }), profile },
        { name: "judged by class", flow: flowOf({ nodes, wires: { ...wires, conn_b: "node_b -> node_m" } }) },
        {
          name: "a way round that no call reaches",
          flow: flowOf({ nodes, wires: { conn_s: "node_start -> node_q", conn_a: "node_a -> node_a" } }),
          profile,
        },
      ],
      invalid: [
        {
          name: "a menu that callers come back to by a key",
          flow: flowOf({ nodes, wires: { ...wires, conn_b: "node_b -> node_m" } }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", connectionId: "conn_b", pointer: "/nodes/node_m" },
              params: {
                path: ["node_m", "node_a", "node_b", "node_m"],
                connections: ["conn_1", "conn_a", "conn_b"],
                size: 3,
                profile: "One-way flows",
              },
              related: ["node_a", "node_b"],
              fix: null,
              words:
                "The call can go round (“Main menu” → “Address” → “Thanks” → “Main menu”), and One-way flows refuses every flow in which it can: the flow cannot be published. Lead the last step somewhere else; a menu asks again by itself.",
            },
          ],
        },
        {
          name: "two parts",
          flow: flowOf({
            nodes,
            wires: { ...wires, conn_n: "node_m.noInput -> node_m", conn_b: "node_b -> node_b" },
          }),
          profile,
          problems: [
            { at: { nodeId: "node_b", connectionId: "conn_b", pointer: "/nodes/node_b" } },
            { at: { nodeId: "node_m", connectionId: "conn_n", pointer: "/nodes/node_m" } },
          ],
        },
      ],
    }));
});
