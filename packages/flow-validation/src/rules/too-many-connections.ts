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
    const distances = index.distances();
    const limits = { inAll: maxConnections ?? Infinity, perNode: maxConnectionsPerNode ?? Infinity };
    const crowded: Finding[] = [];
    let total = 0;
    distances.forEach((distance, node) => {
      const count = distance === -1 ? 0 : wiredExits(graph, node);
      total += count;
      if (count <= limits.perNode) return;
      const nodeId = graph.nodeIds[node] ?? "";
      const params = { scope: "node", count, limit: limits.perNode, profile: title };
      crowded.push({ at: { nodeId, pointer: `/nodes/${nodeId}` }, params });
    });
    if (total <= limits.inAll) return crowded;
    const params = { scope: "flow", count: total, limit: limits.inAll, profile: title };
    return [{ at: { pointer: "/connections" }, params }, ...crowded];
  },
});

function wiredExits({ firstExit, exitTarget }: CallGraph, node: number): number {
  let count = 0;
  const last = firstExit[node + 1] ?? 0;
  for (let exit = firstExit[node] ?? 0; exit < last; exit++) if (exitTarget[exit] !== NOWHERE) count++;
  return count;
}
