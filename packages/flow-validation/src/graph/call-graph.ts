import {
  appendPorts,
  endsCall as endsAt,
  followedOf,
  isOptionalPort,
  type Connection,
  type ConnectionId,
  type Flow,
  type FlowNode,
  type NodeId,
  type NodeKind,
} from "@tonegraph/flow-model";

/** No node: what an exit leads to that is not wired, or is wired to a node that does not exist. */
export const NOWHERE = -1;

/**
 * The ways a call can go, as flat arrays: node `n` has the exits `firstExit[n]` up to (not including) `firstExit[n + 1]`,
 * one per output port in reading order. A connection that no call can follow (an end is missing, the node has no such
 * port, or the port has another connection already) is not an exit; `strayConnections` lists these.
 */
export interface CallGraph {
  /** All node ids, sorted; a node's number is its place here. */
  readonly nodeIds: readonly NodeId[];
  readonly nodes: readonly FlowNode[];
  /** The numbers of the nodes as the document lists them: who reads all nodes reads them so, as they lie in memory. */
  readonly inDocument: Int32Array;
  /** The kind of each node, beside it: to ask thousands of nodes of every shape for theirs takes longer. */
  readonly kinds: readonly NodeKind[];
  readonly start: number;
  readonly firstExit: Int32Array;
  /** The node that an exit belongs to. */
  readonly exitNode: Int32Array;
  readonly exitPort: readonly string[];
  /** The number of the node an exit leads to, or {@link NOWHERE}. */
  readonly exitTarget: Int32Array;
  readonly exitConnection: readonly (ConnectionId | null)[];
  readonly strayConnections: readonly StrayConnection[];
  numberOf(nodeId: NodeId): number;
}

/** Why no call can follow a connection. */
export type StrayReason = "sourceMissing" | "targetMissing" | "noSuchPort" | "portTaken";

/** A connection that no call can follow. */
export interface StrayConnection {
  readonly connectionId: ConnectionId;
  readonly reason: StrayReason;
}

/** Builds the graph of one flow; O(nodes log nodes + ports + connections), the logarithm for sorting the ids. */
export function buildCallGraph(flow: Flow): CallGraph {
  const rows = rowsOf(flow.nodes);
  const { nodes, firstExit, exitPort, numberOf } = rows;
  const exitNode = new Int32Array(exitPort.length);
  for (let node = 0; node < nodes.length; node++)
    for (let exit = firstExit[node] ?? 0; exit < (firstExit[node + 1] ?? 0); exit++) exitNode[exit] = node;
  const exitTarget = new Int32Array(exitPort.length).fill(NOWHERE);
  const exitConnection = exitPort.map((): ConnectionId | null => null);
  const graph = { ...rows, start: numberOf(flow.startNodeId), exitNode, exitTarget, exitConnection };
  return { ...graph, strayConnections: wire(flow, graph, Object.keys(flow.connections)).sort(byConnection) };
}

type Rows = Pick<CallGraph, "inDocument" | "nodeIds" | "nodes" | "kinds" | "firstExit" | "exitPort" | "numberOf">;

/**
 * Nodes and ports in the order of the ids. The nodes are read in the order of the document, in which they most often lie in
 * memory, and put in order afterwards: to read thousands of them criss-cross takes three times as long.
 */
function rowsOf(drawn: Flow["nodes"]): Rows {
  const ids = Object.keys(drawn);
  const read = readNodes(ids, drawn);
  const nodeIds = ids.toSorted();
  const numbers = new Map<NodeId, number>();
  for (const nodeId of nodeIds) numbers.set(nodeId, numbers.size);
  const inDocument = new Int32Array(ids.length);
  const places = new Int32Array(ids.length);
  for (let place = 0; place < ids.length; place++) {
    const number = numbers.get(ids[place] ?? "") ?? NOWHERE;
    inDocument[place] = number;
    places[number] = place;
  }
  const nodes: FlowNode[] = [];
  const kinds: NodeKind[] = [];
  const exitPort: string[] = [];
  const firstExit = new Int32Array(ids.length + 1);
  for (const place of places) {
    const node = read.nodes[place];
    const kind = read.kinds[place];
    if (!node || !kind) continue;
    const end = read.firstPort[place + 1] ?? 0;
    for (let port = read.firstPort[place] ?? 0; port < end; port++) exitPort.push(read.ports[port] ?? "");
    nodes.push(node);
    kinds.push(kind);
    firstExit[nodes.length] = exitPort.length;
  }
  return { inDocument, nodeIds, nodes, kinds, firstExit, exitPort, numberOf: (id) => numbers.get(id) ?? NOWHERE };
}

/** The nodes as the document lists them, with the ports of node `n` from `firstPort[n]` up to (not including) `firstPort[n + 1]`. */
function readNodes(ids: readonly NodeId[], drawn: Flow["nodes"]) {
  const nodes: FlowNode[] = [];
  const kinds: NodeKind[] = [];
  const ports: string[] = [];
  const firstPort = new Int32Array(ids.length + 1);
  for (const nodeId of ids) {
    const node = drawn[nodeId];
    if (!node) continue;
    nodes.push(node);
    kinds.push(node.kind);
    appendPorts(node, ports);
    firstPort[nodes.length] = ports.length;
  }
  return { nodes, kinds, ports, firstPort };
}

/**
 * The graph after a change of these connections and nothing else that calls can notice: the same nodes with the same ports.
 * O(nodes + exits) for copies of flat arrays, and little more.
 */
export function rewireCallGraph(
  graph: CallGraph,
  {
    former,
    after,
    changed,
  }: { readonly former: Flow["connections"]; readonly after: Flow; readonly changed: readonly ConnectionId[] },
): CallGraph {
  const rewired = { ...graph, exitTarget: graph.exitTarget.slice(), exitConnection: graph.exitConnection.slice() };
  const sources = new Set(
    changed.flatMap((id) => [former[id]?.source ?? [], after.connections[id]?.source ?? []].flat()),
  );
  const rewire = new Set(changed);
  for (const { connectionId } of graph.strayConnections)
    if (sources.has(after.connections[connectionId]?.source ?? "")) rewire.add(connectionId);
  for (const source of sources) {
    const number = graph.numberOf(source);
    if (number === NOWHERE) continue;
    for (let exit = graph.firstExit[number] ?? 0; exit < (graph.firstExit[number + 1] ?? 0); exit++) {
      const connectionId = graph.exitConnection[exit];
      if (connectionId) rewire.add(connectionId);
      rewired.exitTarget[exit] = NOWHERE;
      rewired.exitConnection[exit] = null;
    }
  }
  const kept = graph.strayConnections.filter(({ connectionId }) => !rewire.has(connectionId));
  const strayConnections = [...kept, ...wire(after, rewired, [...rewire])];
  return { ...rewired, strayConnections: strayConnections.sort(byConnection) };
}

/**
 * The graph after a change of these nodes that leaves every node its kind and its exits: only what else is in the nodes is
 * another. O(nodes) for the copy of a flat array.
 */
export function renodeCallGraph(graph: CallGraph, drawn: Flow["nodes"], changed: readonly NodeId[]): CallGraph {
  if (changed.length === 0) return graph;
  const nodes = graph.nodes.slice();
  for (const nodeId of changed) {
    const node = drawn[nodeId];
    if (node) nodes[graph.numberOf(nodeId)] = node;
  }
  return { ...graph, nodes };
}

/** The number of the exit of a node on a port, or {@link NOWHERE} where the node has no such port. */
export function exitOn(graph: Pick<CallGraph, "firstExit" | "exitPort">, node: number, port: string): number {
  const end = graph.firstExit[node + 1] ?? 0;
  for (let exit = graph.firstExit[node] ?? 0; exit < end; exit++) if (graph.exitPort[exit] === port) return exit;
  return NOWHERE;
}

/** Whether the call can end at this node, or be handed over for good. */
export function endsCall(graph: CallGraph, node: number): boolean {
  const drawn = graph.nodes[node];
  return drawn !== undefined && endsAt(drawn, (port) => graph.exitTarget[exitOn(graph, node, port)] !== NOWHERE);
}

/** Whether an exit must lead somewhere. */
export function mustLeadOn(graph: Pick<CallGraph, "nodes" | "exitPort">, node: number, exit: number): boolean {
  const drawn = graph.nodes[node];
  if (!drawn || (drawn.kind === "vendorBlock" && drawn.terminal)) return false;
  return !isOptionalPort(drawn, graph.exitPort[exit] ?? "");
}

/** Whether an exit must lead somewhere and is not wired at all. */
export function isMissingExit(graph: CallGraph, node: number, exit: number): boolean {
  return graph.exitConnection[exit] === null && mustLeadOn(graph, node, exit);
}

type Wiring = Omit<CallGraph, "strayConnections" | "exitConnection"> & {
  readonly exitConnection: (ConnectionId | null)[];
};

/** Gives every exit the connection that calls follow. Answers the strays, in no order. */
function wire(flow: Flow, graph: Wiring, connectionIds: readonly ConnectionId[]): StrayConnection[] {
  const { exitConnection, exitTarget, numberOf } = graph;
  const stray: StrayConnection[] = [];
  const leadNowhere = new Set<number>();
  for (const connectionId of connectionIds) {
    const connection = flow.connections[connectionId];
    if (!connection) continue;
    const exit = takenExit(graph, connection, { connectionId, flow, stray });
    if (exit === NOWHERE) continue;
    const target = numberOf(connection.target);
    exitConnection[exit] = connectionId;
    exitTarget[exit] = target;
    if (target === NOWHERE) leadNowhere.add(exit);
  }
  for (const exit of leadNowhere) {
    const connectionId = exitTarget[exit] === NOWHERE ? exitConnection[exit] : null;
    if (connectionId) stray.push({ connectionId, reason: "targetMissing" });
  }
  return stray;
}

interface Wired {
  readonly flow: Flow;
  readonly connectionId: ConnectionId;
  readonly stray: StrayConnection[];
}

/** The exit that a connection takes, or {@link NOWHERE}; it or the one that it takes it from is then a stray. */
function takenExit(graph: Wiring, { source, port }: Connection, { flow, connectionId, stray }: Wired): number {
  const node = graph.numberOf(source);
  const exit = node === NOWHERE ? NOWHERE : exitOn(graph, node, port);
  if (exit === NOWHERE) {
    stray.push({ connectionId, reason: node === NOWHERE ? "sourceMissing" : "noSuchPort" });
    return NOWHERE;
  }
  const holder = graph.exitConnection[exit] ?? null;
  if (holder === null) return exit;
  const isFollowed = followedOf(flow, holder, connectionId) === connectionId;
  stray.push({ connectionId: isFollowed ? holder : connectionId, reason: "portTaken" });
  return isFollowed ? exit : NOWHERE;
}

function byConnection(a: StrayConnection, b: StrayConnection): number {
  return a.connectionId < b.connectionId ? -1 : 1;
}
