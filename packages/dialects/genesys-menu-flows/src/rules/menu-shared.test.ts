import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { menuShared } from "./menu-shared.ts";

const nodes = {
  node_a: menu({ label: "Main menu", keys: ["1", "2"] }),
  node_b: menu({ label: "Orders", keys: ["1"] }),
  node_q: queue(),
  node_x: menu({ keys: ["1"] }),
};
const tree = ["node_start -> node_a", "node_a.key:1 -> node_b", "node_b.key:1 -> node_q"];

describe("menu-shared", () => {
  it("finds menus that more than one exit leads to", () =>
    verifyRule(menuShared, {
      valid: [
        { name: "a tree", flow: flowOf({ nodes, wires: tree }), profile },
        {
          name: "a queue may be shared",
          flow: flowOf({ nodes, wires: [...tree, "node_a.key:2 -> node_q"] }),
          profile,
        },
        {
          name: "a wrong key that leads where silence leads",
          flow: flowOf({
            nodes,
            wires: ["node_start -> node_a", "node_a.noInput -> node_b", "node_a.noMatch -> node_b"],
          }),
          profile,
        },
        {
          name: "an exit that no call comes to",
          flow: flowOf({ nodes, wires: [...tree, "node_x.key:1 -> node_b"] }),
          profile,
        },
      ],
      invalid: [
        {
          name: "two keys",
          flow: flowOf({ nodes, wires: [...tree, "node_a.key:2 -> node_b"] }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_b", pointer: "/nodes/node_b" },
              params: { ways: 2 },
              related: ["node_a"],
              fix: null,
              words:
                "2 exits lead to “Orders”, but on Genesys Cloud a menu belongs to the one menu above it: the flow cannot be published. Draw the menu once for each of them, or put it into a flow of its own.",
            },
          ],
        },
        {
          name: "its own silence",
          flow: flowOf({ nodes, wires: [...tree, "node_b.noInput -> node_b"] }),
          profile,
          problems: [{ params: { ways: 2 }, related: ["node_a"] }],
        },
      ],
    }));
});
