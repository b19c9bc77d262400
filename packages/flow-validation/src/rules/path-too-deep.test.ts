import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { pathTooDeep } from "./path-too-deep.ts";

const nodes = {
  node_a: message({ label: "Welcome" }),
  node_b: message({ label: "News" }),
  node_m: menu({ label: "Main menu", keys: ["1", "2"] }),
  node_q: queue("queue_q", { label: "Sales" }),
};
const wires = [
  "node_start -> node_a",
  "node_a -> node_b",
  "node_b -> node_m",
  "node_m.key:1 -> node_q",
  "node_m.noInput -> node_q",
];
const profile = { title: "Short lines", maxPathDepth: 3 };

describe("path-too-deep", () => {
  it("finds the first block beyond the limit on the longest way, the start not counted", () =>
    verifyRule(pathTooDeep, {
      valid: [
        { name: "no limit", flow: flowOf({ nodes, wires }) },
        { name: "as deep as it may be", flow: flowOf({ nodes, wires }), profile: { maxPathDepth: 4 } },
        { name: "what no call reaches", flow: flowOf({ nodes, wires: wires.slice(1) }), profile },
        {
          name: "a way back to the menu makes nothing deeper",
          flow: flowOf({ nodes, wires: ["node_start -> node_m", "node_m.key:1 -> node_a", "node_a -> node_m"] }),
          profile: { maxPathDepth: 2 },
        },
      ],
      invalid: [
        {
          name: "a block too many",
          flow: flowOf({ nodes, wires }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_q", pointer: "/nodes/node_q" },
              params: { path: ["node_a", "node_b", "node_m", "node_q"], depth: 4, limit: 3, profile: "Short lines" },
              related: ["node_a", "node_b", "node_m"],
              fix: null,
              words:
                "“Sales” is the 4th block on the longest way to it, and Short lines takes 3: the flow would be refused. Lead there from a block nearer to the start, or take blocks out of the way.",
            },
          ],
        },
        {
          name: "a short way beside the long one",
          flow: flowOf({
            nodes: { ...nodes, node_s: menu({ keys: ["1", "2"] }) },
            wires: ["node_start -> node_s", "node_s.key:1 -> node_q", "node_s.key:2 -> node_a", ...wires.slice(1)],
          }),
          profile,
          problems: [{ at: { nodeId: "node_m", pointer: "/nodes/node_m" } }],
        },
      ],
    }));
});
