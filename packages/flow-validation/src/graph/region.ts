import { stronglyConnectedComponents, type FlowEdge, type FlowGraph, type NodeId } from "@tonegraph/flow-model";

/** A part of a flow with the connections that lie wholly inside it. */
export interface Region {
  readonly nodeIds: readonly NodeId[];
  readonly edges: readonly FlowEdge[];
}

const NO_EDGES: readonly FlowEdge[] = [];

/** The region without the nodes and edges that do not count. */
export function narrow(
  region: Region,
  counts: { readonly node?: (nodeId: NodeId) => boolean; readonly edge?: (edge: FlowEdge) => boolean },
): Region {
  const nodeIds = counts.node ? region.nodeIds.filter(counts.node) : region.nodeIds;
  const kept = new Set(nodeIds);
  const edges = region.edges.filter(
    (edge) => kept.has(edge.source) && kept.has(edge.target) && (counts.edge?.(edge) ?? true),
  );
  return { nodeIds, edges };
}

/** The parts of a region in which a call can go round, each with the edges inside it. O(nodes + edges). */
export function cyclicParts(region: Region): Region[] {
  const parts = stronglyConnectedComponents(regionGraph(region)).filter((component) => component.cyclic);
  if (parts.length === 0) return [];
  const partOf = new Map(parts.flatMap(({ nodeIds }, part) => nodeIds.map((id) => [id, part] as const)));
  const edges: FlowEdge[][] = parts.map(() => []);
  for (const edge of region.edges) {
    const part = partOf.get(edge.source);
    if (part !== undefined && part === partOf.get(edge.target)) edges[part]?.push(edge);
  }
  return parts.map(({ nodeIds }, part) => ({ nodeIds, edges: edges[part] ?? [] }));
}

/** The region as a graph of its own, for the algorithms of the model. */
export function regionGraph({ nodeIds, edges }: Region): FlowGraph {
  const outgoing = Map.groupBy(edges, (edge) => edge.source);
  let incoming: Map<NodeId, FlowEdge[]> | undefined;
  return {
    nodeIds,
    edges,
    outgoing: (nodeId) => outgoing.get(nodeId) ?? NO_EDGES,
    incoming: (nodeId) => (incoming ??= Map.groupBy(edges, (edge) => edge.target)).get(nodeId) ?? NO_EDGES,
    edgeOn: (nodeId, port) => outgoing.get(nodeId)?.find((edge) => edge.port === port),
  };
}
