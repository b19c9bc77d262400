import type { Fallback, FlowNode } from "@tonegraph/flow-model";
import { destinationOfBlock } from "../vendor-block.ts";
import type { WireDestination } from "../wire.ts";

/** The vendor's form of a node that callers are handed to, or null where the vendor cannot hand callers to it. */
export function destinationOf(node: FlowNode): WireDestination | null {
  switch (node.kind) {
    case "queue":
      return { type: "queue", id: node.queueId };
    case "agent":
      return { type: "agent", id: node.agentId };
    case "externalNumber":
      return { type: "external_number", id: node.number };
    case "vendorBlock":
      return destinationOfBlock(node);
    default:
      return null;
  }
}

/** The vendor's form of the flow's own fallback, or null where it is absent, incomplete or a hang-up. */
export function destinationOfFallback(fallback: Fallback | undefined): WireDestination | null {
  if (fallback === undefined || fallback.kind === "hangup") return null;
  const destination = namedDestination(fallback);
  return destination.id.trim() === "" ? null : destination;
}

function namedDestination(fallback: Exclude<Fallback, { kind: "hangup" }>): WireDestination {
  if (fallback.kind === "queue") return { type: "queue", id: fallback.queueId };
  if (fallback.kind === "agent") return { type: "agent", id: fallback.agentId };
  return { type: "external_number", id: fallback.number };
}
