import type { FlowNode } from "./flow-node.ts";

/**
 * Whether a call can end at a node by design: it hands the caller over for good, takes a message or hangs up. `isWired` says
 * whether a connection leaves a port of the node; a sub-flow that leads nowhere afterwards is where the call stays.
 */
export function endsCall(node: FlowNode, isWired: (port: string) => boolean): boolean {
  switch (node.kind) {
    case "queue":
    case "agent":
    case "externalNumber":
    case "voicemail":
    case "hangup":
      return true;
    case "subflow":
      return !isWired("next");
    case "vendorBlock":
      return node.terminal;
    default:
      return false;
  }
}
