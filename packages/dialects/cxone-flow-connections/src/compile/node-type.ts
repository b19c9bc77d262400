import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { blockExits } from "../vendor-block.ts";
import type { CompileScope } from "./compile-scope.ts";

/** What the vendor calls a node: where a call begins, where it may end, or anything between. */
export function nodeType(nodeId: NodeId, node: FlowNode, { graph }: CompileScope): string {
  switch (node.kind) {
    case "start":
      return "start";
    case "hangup":
    case "voicemail":
      return "terminal";
    case "queue":
    case "agent":
    case "externalNumber":
      return graph.outgoing(nodeId).length === 0 ? "terminal" : "decision";
    case "subflow":
      return graph.edgeOn(nodeId, "next") === undefined && graph.edgeOn(nodeId, "failed") === undefined
        ? "terminal"
        : "decision";
    case "vendorBlock":
      if (blockExits(node) !== null) return node.type;
      return node.terminal ? "terminal" : "decision";
    default:
      return "decision";
  }
}
