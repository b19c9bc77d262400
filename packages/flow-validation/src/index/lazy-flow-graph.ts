import { buildFlowGraph, type Flow, type FlowEdge, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import { exitOn, NOWHERE, type CallGraph } from "../graph/call-graph.ts";

const NO_EDGES: readonly FlowEdge[] = [];

/**
 * What `buildFlowGraph` makes, for those who ask about a few nodes only: answered from the call graph where every connection
 * leads from a port to a node. Built in full when somebody asks for all edges, or for those that come in.
 */
export function lazyFlowGraph(flow: Flow, graph: CallGraph): FlowGraph {
  return graph.strayConnections.length > 0 ? buildFlowGraph(flow) : new LazyFlowGraph(flow, graph);
}

/** A class, so that its getter is made once (see `rule-context.ts`). */
class LazyFlowGraph implements FlowGraph {
  readonly nodeIds: readonly NodeId[];
  readonly #flow: Flow;
  readonly #graph: CallGraph;
  readonly #known = new Map<number, FlowEdge>();
  #built: FlowGraph | null = null;

  constructor(flow: Flow, graph: CallGraph) {
    this.nodeIds = graph.nodeIds;
    this.#flow = flow;
    this.#graph = graph;
  }

  get edges(): readonly FlowEdge[] {
    return this.#full().edges;
  }

  readonly incoming = (nodeId: NodeId): readonly FlowEdge[] => this.#full().incoming(nodeId);

  readonly outgoing = (nodeId: NodeId): readonly FlowEdge[] => {
    if (this.#built) return this.#built.outgoing(nodeId);
    const { firstExit, numberOf } = this.#graph;
    const node = numberOf(nodeId);
    if (node === NOWHERE) return NO_EDGES;
    const edges: FlowEdge[] = [];
    for (let exit = firstExit[node] ?? 0; exit < (firstExit[node + 1] ?? 0); exit++) {
      const edge = this.#edgeBy(nodeId, exit);
      if (edge) edges.push(edge);
    }
    return edges.sort((a, b) => (a.id < b.id ? -1 : 1));
  };

  readonly edgeOn = (nodeId: NodeId, port: string): FlowEdge | undefined => {
    if (this.#built) return this.#built.edgeOn(nodeId, port);
    const node = this.#graph.numberOf(nodeId);
    const exit = node === NOWHERE ? NOWHERE : exitOn(this.#graph, node, port);
    return exit === NOWHERE ? undefined : this.#edgeBy(nodeId, exit);
  };

  #full(): FlowGraph {
    return (this.#built ??= buildFlowGraph(this.#flow));
  }

  #edgeBy(source: NodeId, exit: number): FlowEdge | undefined {
    const graph = this.#graph;
    const before = this.#known.get(exit);
    const id = graph.exitConnection[exit];
    if (before || !id) return before;
    const target = graph.nodeIds[graph.exitTarget[exit] ?? NOWHERE] ?? "";
    const edge = { id, source, port: graph.exitPort[exit] ?? "", target };
    this.#known.set(exit, edge);
    return edge;
  }
}
