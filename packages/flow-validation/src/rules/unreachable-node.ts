import { flowRule } from "../node-rule.ts";

/** No call can reach this node from the start. Wire something to it, or remove it. */
export const unreachableNode = flowRule({
  code: "unreachable-node",
  severity: "warning",
  reads: ["nodes", "connections", "startNodeId"],
  check({ index }) {
    const { nodeIds } = index.graph();
    const distances = index.distances();
    return nodeIds
      .filter((_, number) => distances[number] === -1)
      .map((nodeId) => ({
        at: { nodeId, pointer: `/nodes/${nodeId}` },
        params: {},
        fix: { type: "removeNodes", nodeIds: [nodeId] },
      }));
  },
});
