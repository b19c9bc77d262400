import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { menuTooDeep } from "./menu-too-deep.ts";

const nodes = {
  node_a: menu({ label: "Main menu", keys: ["1"] }),
  node_b: menu({ label: "Orders", keys: ["1", "2"] }),
  node_c: menu({ label: "Returns", keys: ["1"] }),
  node_s: message({ label: "Hold on" }),
  node_q: queue(),
};
const wires = [
  "node_start -> node_a",
  "node_a.key:1 -> node_s",
  "node_s -> node_b",
  "node_b.key:1 -> node_c",
  "node_c.key:1 -> node_q",
];
const profile = { title: "Shallow menus", maxMenuDepth: 2 };

describe("menu-too-deep", () => {
  it("finds the first menu beyond the limit, whatever lies between the menus", () =>
    verifyRule(menuTooDeep, {
      valid: [
        { name: "no limit", flow: flowOf({ nodes, wires }) },
        { name: "as deep as it may be", flow: flowOf({ nodes, wires }), profile: { maxMenuDepth: 3 } },
        {
          name: "a key that leads back to the first menu",
          flow: flowOf({ nodes, wires: [...wires.slice(0, 3), "node_b.key:2 -> node_a"] }),
          profile,
        },
      ],
      invalid: [
        {
          name: "a menu too many",
          flow: flowOf({ nodes, wires }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_c", pointer: "/nodes/node_c" },
              params: { path: ["node_a", "node_b", "node_c"], depth: 3, limit: 2, profile: "Shallow menus" },
              related: ["node_a", "node_b"],
              fix: null,
              words:
                "“Returns” is the 3rd menu that callers pass on the longest way to it, and Shallow menus takes 2: the flow would be refused, and callers get lost. Offer it in a menu nearer to the start.",
            },
          ],
        },
        {
          name: "also where the deepest menu leads back",
          flow: flowOf({ nodes, wires: [...wires.slice(0, 4), "node_c.key:1 -> node_a"] }),
          profile,
          problems: [{ at: { nodeId: "node_c", pointer: "/nodes/node_c" } }],
        },
      ],
    }));
});
