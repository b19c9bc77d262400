import {
  endsCall as endsAt,
  isOptionalPort,
  portsOf,
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
  const nodeIds = Object.keys(flow.nodes).sort();
  const numbers = new Map<NodeId, number>();
  const nodes: FlowNode[] = [];
  const kinds: NodeKind[] = [];
  const firstExit = new Int32Array(nodeIds.length + 1);
  const exitPort: string[] = [];
  for (const nodeId of nodeIds) {
    const node = flow.nodes[nodeId];
    if (!node) continue;
    numbers.set(nodeId, nodes.length);
    nodes.push(node);
    kinds.push(node.kind);
    for (const port of portsOf(node)) exitPort.push(port);
    firstExit[nodes.length] = exitPort.length;
  }
  const exitNode = new Int32Array(exitPort.length);
  for (let node = 0; node < nodes.length; node++)
    for (let exit = firstExit[node] ?? 0; exit < (firstExit[node + 1] ?? 0); exit++) exitNode[exit] = node;
  const exitTarget = new Int32Array(exitPort.length).fill(NOWHERE);
  const exitConnection = exitPort.map((): ConnectionId | null => null);
  const numberOf = (id: NodeId): number => numbers.get(id) ?? NOWHERE;
  const start = numberOf(flow.startNodeId);
  const exits = { firstExit, exitNode, exitPort, exitTarget, exitConnection };
  const graph = { nodeIds, nodes, kinds, start, numberOf, ...exits };
  return { ...graph, strayConnections: wire(flow, graph, Object.keys(flow.connections)).sort(byConnection) };
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

/** The number of the exit of a node on a port, or {@link NOWHERE} where the node has no such port. */
export function exitOn(graph: Pick<CallGraph, "firstExit" | "exitPort">, node: number, port: string): number {
  const end = graph.firstExit[node + 1] ?? 0;
  for (let exit = graph.firstExit[node] ?? 0; exit < end; exit++) if (graph.exitPort[exit] === port) return exit;
  return NOWHERE;
}

/** Whether the call can end at this node, or be handed over for good. */
export function endsCall(graph: CallGraph, node: number): boolean {
  const drawn = graph.nodes[node];
  return drawn !== undefined && endsAt(drawn, (port) => graph.exitConnection[exitOn(graph, node, port)] !== null);
}

/** Whether an exit must lead somewhere and is not wired at all. */
export function isMissingExit(graph: CallGraph, node: number, exit: number): boolean {
  const drawn = graph.nodes[node];
  if (!drawn || graph.exitConnection[exit] !== null) return false;
  if (drawn.kind === "vendorBlock" && drawn.terminal) return false;
  return !isOptionalPort(drawn, graph.exitPort[exit] ?? "");
}

type Wiring = Omit<CallGraph, "strayConnections" | "exitConnection"> & {
  readonly exitConnection: (ConnectionId | null)[];
};

/** Of several connections on one port the one whose id sorts first leads on. Answers the strays, in no order. */
function wire(flow: Flow, graph: Wiring, connectionIds: readonly ConnectionId[]): StrayConnection[] {
  const { exitConnection, exitTarget, numberOf } = graph;
  const stray: StrayConnection[] = [];
  const leadNowhere = new Set<number>();
  for (const connectionId of connectionIds) {
    const connection = flow.connections[connectionId];
    if (!connection) continue;
    const exit = freeExit(graph, connection, { connectionId, stray });
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

/** The exit that a connection takes, or {@link NOWHERE}; it or the one that it takes it from is then a stray. */
function freeExit(
  graph: Wiring,
  { source, port }: Connection,
  { connectionId, stray }: { readonly connectionId: ConnectionId; readonly stray: StrayConnection[] },
): number {
  const node = graph.numberOf(source);
  const exit = node === NOWHERE ? NOWHERE : exitOn(graph, node, port);
  if (exit === NOWHERE) {
    stray.push({ connectionId, reason: node === NOWHERE ? "sourceMissing" : "noSuchPort" });
    return NOWHERE;
  }
  const holder = graph.exitConnection[exit] ?? null;
  if (holder === null) return exit;
  const isLate = holder < connectionId;
  stray.push({ connectionId: isLate ? connectionId : holder, reason: "portTaken" });
  return isLate ? NOWHERE : exit;
}

function byConnection(a: StrayConnection, b: StrayConnection): number {
  return a.connectionId < b.connectionId ? -1 : 1;
}
