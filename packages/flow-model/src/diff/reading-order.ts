import type { Flow } from "../flow.ts";
import { buildFlowGraph } from "../graph/flow-graph.ts";
import type { NodeId } from "../ids.ts";
import { portsOf } from "../nodes/ports.ts";

/** All node ids in the order in which callers come to them, exits in the order of their node; what no call reaches comes last. */
export function readingOrder(flow: Flow): NodeId[] {
  const graph = buildFlowGraph(flow);
  const seen = new Set<NodeId>([flow.startNodeId]);
  for (const nodeId of seen) {
    const node = flow.nodes[nodeId];
    for (const port of node ? portsOf(node) : []) {
      const edge = graph.edgeOn(nodeId, port);
      if (edge) seen.add(edge.target);
    }
  }
  for (const nodeId of graph.nodeIds) seen.add(nodeId);
  return [...seen];
}
