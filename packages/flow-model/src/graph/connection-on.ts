import type { Flow } from "../flow.ts";
import type { ConnectionId, NodeId } from "../ids.ts";
import { own } from "../own.ts";

/** A port of a node: where a connection leaves. */
export interface PortPoint {
  readonly nodeId: NodeId;
  readonly port: string;
}

type Drawing = Pick<Flow, "nodes" | "connections">;

/**
 * Of two connections on one port the one that calls follow: one that leads to a node before one that leads nowhere, and
 * otherwise the one whose id sorts first, wherever the document lists it.
 */
export function followedOf(flow: Drawing, left: ConnectionId, right: ConnectionId): ConnectionId {
  const leads = leadsToNode(flow, left);
  if (leads !== leadsToNode(flow, right)) return leads ? left : right;
  return left < right ? left : right;
}

/** The connection that leaves a port, if the port is wired: of several, the one that calls follow. */
export function connectionOn(flow: Drawing, { nodeId, port }: PortPoint): ConnectionId | null {
  let followed: ConnectionId | null = null;
  for (const [id, connection] of Object.entries(flow.connections)) {
    if (connection.source !== nodeId || connection.port !== port) continue;
    followed = followed === null ? id : followedOf(flow, followed, id);
  }
  return followed;
}

function leadsToNode(flow: Drawing, id: ConnectionId): boolean {
  return own(flow.nodes, flow.connections[id]?.target ?? "") !== undefined;
}
