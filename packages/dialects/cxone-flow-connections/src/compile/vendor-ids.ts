import { hashJson, type ConnectionId, type Flow, type NodeId } from "@tonegraph/flow-model";
import { vendorIdAt, type TenantFlows } from "@tonegraph/vendor-kit";
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
 * The id that the vendor knows the flow by: what the tenant calls it, else our own. A document without an id has the one it
 * was read with, else one that follows from its name.
 */
export function vendorFlowId(flow: Flow, extras: VendorExtras, there: TenantFlows | undefined): string {
  if (flow.id === undefined) return extras.flowId ?? `flow_${hashJson(flow.name).slice(0, 12)}`;
  return vendorIdAt(there, flow.id) ?? flow.id;
}
