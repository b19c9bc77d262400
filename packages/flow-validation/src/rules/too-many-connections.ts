import { NOWHERE, type CallGraph } from "../graph/call-graph.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** More connections leave a node, or are in the flow, than the target takes. Those that no call reaches do not count. */
export const tooManyConnections = flowRule({
  code: "too-many-connections",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId"],
  check({ index, profile: { maxConnections, maxConnectionsPerNode, title } }) {
    if (maxConnections === null && maxConnectionsPerNode === null) return [];
    const graph = index.graph();
    const counts = graph.nodes.map((_, node) => (index.distances()[node] === -1 ? 0 : wiredExits(graph, node)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const limits = { inAll: maxConnections ?? Infinity, perNode: maxConnectionsPerNode ?? Infinity };
    const crowded = counts.flatMap((count, node): Finding[] => {
      const nodeId = graph.nodeIds[node] ?? "";
      if (count <= limits.perNode) return [];
      const params = { scope: "node", count, limit: limits.perNode, profile: title };
      return [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params }];
    });
    if (total <= limits.inAll) return crowded;
    const params = { scope: "flow", count: total, limit: limits.inAll, profile: title };
    return [{ at: { pointer: "/connections" }, params }, ...crowded];
  },
});

function wiredExits(graph: CallGraph, node: number): number {
  const from = graph.firstExit[node] ?? 0;
  return graph.exitTarget.subarray(from, graph.firstExit[node + 1] ?? from).filter((target) => target !== NOWHERE)
    .length;
}
