import { buildFlowGraph, type Flow, type FlowEdge, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import { exitOn, NOWHERE, type CallGraph } from "../graph/call-graph.ts";

const NO_EDGES: readonly FlowEdge[] = [];

/**
 * What `buildFlowGraph` makes, for those who ask about a few nodes only: answered from the call graph where every connection
 * leads from a port to a node. Built in full when somebody asks for all edges, or for those that come in.
 */
export function lazyFlowGraph(flow: Flow, graph: CallGraph): FlowGraph {
  let built: FlowGraph | null = graph.strayConnections.length > 0 ? buildFlowGraph(flow) : null;
  const known = new Map<number, FlowEdge>();
  const full = (): FlowGraph => (built ??= buildFlowGraph(flow));

  function edgeBy(source: NodeId, exit: number): FlowEdge | undefined {
    const before = known.get(exit);
    const id = graph.exitConnection[exit];
    if (before || !id) return before;
    const target = graph.nodeIds[graph.exitTarget[exit] ?? NOWHERE] ?? "";
    const edge = { id, source, port: graph.exitPort[exit] ?? "", target };
    known.set(exit, edge);
    return edge;
  }

  function outgoing(nodeId: NodeId): readonly FlowEdge[] {
    const node = graph.numberOf(nodeId);
    if (node === NOWHERE) return NO_EDGES;
    const edges: FlowEdge[] = [];
    for (let exit = graph.firstExit[node] ?? 0; exit < (graph.firstExit[node + 1] ?? 0); exit++) {
      const edge = edgeBy(nodeId, exit);
      if (edge) edges.push(edge);
    }
    return edges.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  function edgeOn(nodeId: NodeId, port: string): FlowEdge | undefined {
    const node = graph.numberOf(nodeId);
    const exit = node === NOWHERE ? NOWHERE : exitOn(graph, node, port);
    return exit === NOWHERE ? undefined : edgeBy(nodeId, exit);
  }

  return {
    nodeIds: graph.nodeIds,
    get edges() {
      return full().edges;
    },
    outgoing: (nodeId) => (built ? built.outgoing(nodeId) : outgoing(nodeId)),
    incoming: (nodeId) => full().incoming(nodeId),
    edgeOn: (nodeId, port) => (built ? built.edgeOn(nodeId, port) : edgeOn(nodeId, port)),
  };
}
