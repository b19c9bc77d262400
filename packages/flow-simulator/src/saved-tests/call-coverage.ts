import { buildFlowGraph, portsOf, reachableFrom, type Flow, type NodeId } from "@tonegraph/flow-model";

/** A port of a block. */
export interface PortPlace {
  readonly nodeId: NodeId;
  readonly port: string;
}

/** What calls came by, of what a call can come to: blocks that the start reaches, and their ports that lead somewhere. */
export interface CallCoverage {
  readonly nodes: { readonly visited: readonly NodeId[]; readonly missed: readonly NodeId[] };
  readonly ports: { readonly visited: readonly PortPlace[]; readonly missed: readonly PortPlace[] };
  /** Visited nodes and ports over reachable nodes and ports, 0 to 1; 1 for a flow in which nothing can be reached. */
  readonly share: number;
}

/** The part of a call that coverage looks at. */
export interface CoveringCall {
  readonly steps: readonly {
    readonly nodeId: NodeId;
    readonly port?: string | undefined;
    readonly within?: readonly NodeId[] | undefined;
  }[];
}

/** Counts which blocks and ports of a flow some calls came by. Blocks of sub-flows and of former drawings do not count. */
export function callCoverage(flow: Flow, calls: Iterable<CoveringCall>): CallCoverage {
  const nodes = new Set<NodeId>();
  const ports = new Set<string>();
  for (const { steps } of calls)
    for (const { nodeId, port, within } of steps) {
      if (within !== undefined) continue;
      nodes.add(nodeId);
      if (port !== undefined) ports.add(`${nodeId} ${port}`);
    }
  const graph = buildFlowGraph(flow);
  const reachable = [...reachableFrom(graph, flow.startNodeId)].sort();
  const places = reachable.flatMap((nodeId) => {
    const node = flow.nodes[nodeId];
    return node ? portsOf(node).flatMap((port) => (graph.edgeOn(nodeId, port) ? [{ nodeId, port }] : [])) : [];
  });
  const wasUsed = ({ nodeId, port }: PortPlace): boolean => ports.has(`${nodeId} ${port}`);
  const visitedNodes = reachable.filter((nodeId) => nodes.has(nodeId));
  const visitedPorts = places.filter(wasUsed);
  const all = reachable.length + places.length;
  return {
    nodes: { visited: visitedNodes, missed: reachable.filter((nodeId) => !nodes.has(nodeId)) },
    ports: { visited: visitedPorts, missed: places.filter((place) => !wasUsed(place)) },
    share: all === 0 ? 1 : (visitedNodes.length + visitedPorts.length) / all,
  };
}
