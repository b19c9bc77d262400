import {
  buildFlowGraph,
  coReachable,
  endsCall,
  portsOf,
  reachableFrom,
  type Flow,
  type FlowEdge,
  type FlowGraph,
  type FlowNode,
  type NodeId,
} from "@tonegraph/flow-model";

/** Where every walk ends: behind the block that hands the call over or ends it. */
export const END = -1;

/** One exit of a block that a call can take: to another block, or (without a port) out of the flow. */
export interface WalkEdge {
  readonly source: number;
  readonly target: number;
  /** `null` where the call ends at the block itself. */
  readonly port: string | null;
}

/**
 * The part of a flow that walks from start to end can pass: what the start reaches and what comes to an end, as numbers.
 * Node `n` is `nodeIds[n]`; `out[n]` are the numbers of its edges in reading order.
 */
export interface WalkGraph {
  readonly nodeIds: readonly NodeId[];
  readonly start: number;
  readonly edges: readonly WalkEdge[];
  readonly out: readonly (readonly number[])[];
}

/** Builds the graph of one flow; `start` is {@link END} where no walk comes to an end. O(nodes log nodes + connections). */
export function walkGraph(flow: Flow): WalkGraph {
  const graph = buildFlowGraph(flow);
  const ends = graph.nodeIds.filter((id) => mayEnd(flow, graph, id));
  const reached = reachableFrom(graph, flow.startNodeId);
  const ending = coReachable(graph, ends);
  const nodeIds = graph.nodeIds.filter((id) => reached.has(id) && ending.has(id));
  const numbers = new Map(nodeIds.map((id, number) => [id, number]));
  const edges: WalkEdge[] = [];
  const out = nodeIds.map((id, source) => {
    const own: number[] = [];
    const add = (target: number | undefined, port: string | null): void => {
      if (target !== undefined) own.push(edges.push({ source, target, port }) - 1);
    };
    for (const edge of exitsInOrder(flow, graph.outgoing(id))) add(numbers.get(edge.target), edge.port);
    if (mayEnd(flow, graph, id)) add(END, null);
    return own;
  });
  return { nodeIds, start: numbers.get(flow.startNodeId) ?? END, edges, out };
}

function mayEnd({ nodes }: Flow, graph: FlowGraph, nodeId: NodeId): boolean {
  const node = nodes[nodeId];
  return node !== undefined && endsCall(node, (port) => graph.edgeOn(nodeId, port) !== undefined);
}

/** One edge per port that the block has: a second connection on a port, or one on a port it lacks, is never taken. */
function exitsInOrder(flow: Flow, outgoing: readonly FlowEdge[]): FlowEdge[] {
  const [first] = outgoing;
  const node: FlowNode | undefined = first && flow.nodes[first.source];
  return node ? portsOf(node).flatMap((port) => outgoing.find((edge) => edge.port === port) ?? []) : [];
}
