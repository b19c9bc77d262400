import type { NodeId } from "../ids.ts";
import type { FlowEdge, FlowGraph } from "./flow-graph.ts";

/** Which edges count; without it, all do. */
export type EdgeFilter = (edge: FlowEdge) => boolean;

/**
 * A graph as numbers: node `i` is `nodeIds[i]`, and its neighbours are `targets[offsets[i]]` up to `targets[offsets[i + 1] - 1]`
 * (compressed sparse rows), each reached by the edge of the same place in `edges`.
 */
export interface CompactGraph {
  readonly nodeIds: readonly NodeId[];
  readonly indexOf: ReadonlyMap<NodeId, number>;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly edges: readonly FlowEdge[];
}

/** Numbers the nodes and lays out the edges that count, against their direction when `reversed`. O(nodes + edges). */
export function compactGraph(
  graph: FlowGraph,
  { edges: counts, reversed = false }: { readonly edges?: EdgeFilter | undefined; readonly reversed?: boolean } = {},
): CompactGraph {
  const { nodeIds } = graph;
  const indexOf = new Map(nodeIds.map((id, index) => [id, index]));
  const kept = counts ? graph.edges.filter(counts) : graph.edges;
  const from = (edge: FlowEdge): number => indexOf.get(reversed ? edge.target : edge.source) ?? 0;
  const offsets = new Int32Array(nodeIds.length + 1);
  for (const edge of kept) bump(offsets, from(edge) + 1);
  for (let index = 1; index < offsets.length; index += 1) offsets[index] = at(offsets, index) + at(offsets, index - 1);
  const next = offsets.slice();
  const targets = new Int32Array(kept.length);
  const edges: FlowEdge[] = [...kept];
  for (const edge of kept) {
    const place = bump(next, from(edge));
    targets[place] = indexOf.get(reversed ? edge.source : edge.target) ?? 0;
    edges[place] = edge;
  }
  return { nodeIds, indexOf, offsets, targets, edges };
}

/** Reads a number that is known to be inside the array. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

function bump(numbers: Int32Array, index: number): number {
  const before = at(numbers, index);
  numbers[index] = before + 1;
  return before;
}
