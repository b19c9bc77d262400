import { hashJson, type ConnectionId, type Flow, type Json, type NodeId } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";
import type { VendorExtras } from "../vendor-extras.ts";

/** The vendor's form of a connection's id: `conn_` and 12 hex digits, derived from ours; ours where it has that form. */
export function vendorConnectionId(connectionId: ConnectionId): string {
  return /^conn_[0-9a-f]{12}$/.test(connectionId) ? connectionId : `conn_${hashJson(connectionId).slice(0, 12)}`;
}

/** The vendor's id of a node: ours, unless the vendor's own did not fit a drawing. */
export function vendorNodeId(nodeId: NodeId, { nodeIds }: VendorExtras): string {
  return Object.hasOwn(nodeIds, nodeId) ? (nodeIds[nodeId] ?? nodeId) : nodeId;
}

/**
 * The id that the vendor knows the flow by: what the tenant's settings name for it (`externalIds`), else our own. A
 * document without an id has the one it was read with, else one that follows from its name.
 */
export function vendorFlowId(
  flow: Flow,
  extras: VendorExtras,
  settings: Readonly<Record<string, Json>> | undefined,
): string {
  if (flow.id === undefined) return extras.flowId ?? `flow_${hashJson(flow.name).slice(0, 12)}`;
  const named = settings?.["externalIds"];
  const external = isJsonObject(named) && Object.hasOwn(named, flow.id) ? named[flow.id] : undefined;
  return typeof external === "string" && external !== "" ? external : flow.id;
}
