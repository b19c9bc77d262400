import { endsCall as endsAt, type Flow, type FlowGraph, type NodeId } from "@tonegraph/flow-model";

/** Whether a call can end in a node by design: it hands the caller over, takes a message or hangs up. */
export function endsCall(flow: Flow, graph: FlowGraph, nodeId: NodeId): boolean {
  const node = flow.nodes[nodeId];
  return node !== undefined && endsAt(node, (port) => graph.edgeOn(nodeId, port) !== undefined);
}
