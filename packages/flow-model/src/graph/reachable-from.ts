import type { NodeId } from "../ids.ts";
import { at, compactGraph, type CompactGraph, type EdgeFilter } from "./compact-graph.ts";
import type { FlowGraph } from "./flow-graph.ts";

/** Every node that a call can come to from `starts`, these included. Ids that the flow does not have are passed over. */
export function reachableFrom(
  graph: FlowGraph,
  starts: NodeId | Iterable<NodeId>,
  options: { readonly edges?: EdgeFilter } = {},
): ReadonlySet<NodeId> {
  return spread(compactGraph(graph, { edges: options.edges }), starts);
}

/** Every node from which a call can come to one of `ends`, these included. */
export function coReachable(
  graph: FlowGraph,
  ends: NodeId | Iterable<NodeId>,
  options: { readonly edges?: EdgeFilter } = {},
): ReadonlySet<NodeId> {
  return spread(compactGraph(graph, { edges: options.edges, reversed: true }), ends);
}

function spread(graph: CompactGraph, starts: NodeId | Iterable<NodeId>): ReadonlySet<NodeId> {
  const { nodeIds, indexOf, offsets, targets } = graph;
  const seen = new Uint8Array(nodeIds.length);
  const queue: number[] = [];
  const visit = (index: number): void => {
    if (seen[index] === 1) return;
    seen[index] = 1;
    queue.push(index);
  };
  for (const id of typeof starts === "string" ? [starts] : starts) {
    const index = indexOf.get(id);
    if (index !== undefined) visit(index);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const index = queue[head] ?? 0;
    for (let place = at(offsets, index); place < at(offsets, index + 1); place += 1) visit(at(targets, place));
  }
  return new Set(nodeIds.filter((_, index) => seen[index] === 1));
}
