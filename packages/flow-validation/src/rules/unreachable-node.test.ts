import { flowOf, message, queue, hangup } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unreachableNode } from "./unreachable-node.ts";

describe("unreachable-node", () => {
  it("finds what no call can come to", () =>
    verifyRule(unreachableNode, {
      valid: [
        { name: "only a start", flow: flowOf() },
        { name: "all wired", flow: flowOf({ nodes: { node_q: queue() }, wires: ["node_start -> node_q"] }) },
      ],
      invalid: [
        {
          name: "a node by itself",
          flow: flowOf({ nodes: { node_q: queue("queue_a", { label: "Sales" }) } }),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_q", pointer: "/nodes/node_q" },
              params: {},
              related: [],
              fix: { type: "removeNodes", nodeIds: ["node_q"] },
              words: "“Sales” is never reached: nothing that a caller does leads to it.",
              fixWords: "Remove it",
            },
          ],
        },
        {
          name: "an island that leads to the flow, and round in itself",
          flow: flowOf({
            nodes: { node_a: message(), node_b: message(), node_q: queue() },
            wires: ["node_start -> node_q", "node_a -> node_b", "node_b -> node_a"],
          }),
          problems: [
            { at: { nodeId: "node_a", pointer: "/nodes/node_a" } },
            { at: { nodeId: "node_b", pointer: "/nodes/node_b" } },
          ],
        },
        {
          name: "reached only by a connection on an exit that its node does not have",
          flow: flowOf({
            nodes: { node_q: queue(), node_h: hangup() },
            wires: ["node_start -> node_q", "node_q.key:1 -> node_h"],
          }),
          problems: [{ at: { nodeId: "node_h", pointer: "/nodes/node_h" } }],
        },
        {
          name: "a dialect that refuses unreachable nodes",
          flow: flowOf({ nodes: { node_q: queue() } }),
          profile: { severities: { "unreachable-node": "error" } },
          problems: [{ severity: "error" }],
        },
      ],
    }));
});
