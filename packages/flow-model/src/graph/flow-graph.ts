import type { Flow } from "../flow.ts";
import type { ConnectionId, NodeId } from "../ids.ts";
import { own } from "../own.ts";

/** One connection with its id, as an edge between nodes that exist. */
export interface FlowEdge {
  readonly id: ConnectionId;
  readonly source: NodeId;
  readonly port: string;
  readonly target: NodeId;
}

/** Indexes over the connections of one flow. Connections with a missing end are left out (they are `dangling-connection`). */
export interface FlowGraph {
  /** All node ids, sorted, so that everything built on it is deterministic. */
  readonly nodeIds: readonly NodeId[];
  readonly edges: readonly FlowEdge[];
  outgoing(nodeId: NodeId): readonly FlowEdge[];
  incoming(nodeId: NodeId): readonly FlowEdge[];
  /** The connection on this port, if there is one: of several, the one that calls follow (see `connectionOn`). */
  edgeOn(nodeId: NodeId, port: string): FlowEdge | undefined;
}

const NO_EDGES: readonly FlowEdge[] = [];

/** Builds the indexes in one pass; O(nodes + connections). */
export function buildFlowGraph(flow: Flow): FlowGraph {
  const nodeIds = Object.keys(flow.nodes).sort();
  const edges = Object.keys(flow.connections)
    .sort()
    .flatMap((id): FlowEdge[] => {
      const connection = flow.connections[id];
      const exists = connection && own(flow.nodes, connection.source) && own(flow.nodes, connection.target);
      return exists ? [{ id, ...connection }] : [];
    });
  const outgoing = groupBy(edges, (edge) => edge.source);
  const incoming = groupBy(edges, (edge) => edge.target);
  const byPort = new Map<string, FlowEdge>();
  for (const edge of edges)
    if (!byPort.has(portKey(edge.source, edge.port))) byPort.set(portKey(edge.source, edge.port), edge);
  return {
    nodeIds,
    edges,
    outgoing: (nodeId) => outgoing.get(nodeId) ?? NO_EDGES,
    incoming: (nodeId) => incoming.get(nodeId) ?? NO_EDGES,
    edgeOn: (nodeId, port) => byPort.get(portKey(nodeId, port)),
  };
}

/** Node ids have no space, so that two pairs never make one key. */
function portKey(nodeId: NodeId, port: string): string {
  return `${nodeId} ${port}`;
}

function groupBy(edges: readonly FlowEdge[], key: (edge: FlowEdge) => NodeId): Map<NodeId, FlowEdge[]> {
  const groups = new Map<NodeId, FlowEdge[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group) group.push(edge);
    else groups.set(key(edge), [edge]);
  }
  return groups;
}
