import { flowRule } from "../node-rule.ts";

/** No call can reach this node from the start. Wire something to it, or remove it. */
export const unreachableNode = flowRule({
  code: "unreachable-node",
  severity: "warning",
  reads: ["nodes", "connections", "startNodeId"],
  check({ index }) {
    const { nodeIds } = index.graph();
    const reachable = index.reachable();
    return nodeIds
      .filter((_, number) => reachable[number] === 0)
      .map((nodeId) => ({
        at: { nodeId, pointer: `/nodes/${nodeId}` },
        params: {},
        fix: { type: "removeNodes", nodeIds: [nodeId] },
      }));
  },
});
