import type { Flow, FlowGraph, NodeId } from "@tonegraph/flow-model";

/** Whether a call can end in a node by design: it hands the caller over, takes a message or hangs up. */
export function endsCall(flow: Flow, graph: FlowGraph, nodeId: NodeId): boolean {
  const node = flow.nodes[nodeId];
  switch (node?.kind) {
    case "queue":
    case "agent":
    case "externalNumber":
    case "voicemail":
    case "hangup":
      return true;
    case "subflow":
      return graph.edgeOn(nodeId, "next") === undefined;
    case "vendorBlock":
      return node.terminal;
    default:
      return false;
  }
}
