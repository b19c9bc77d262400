import type { NodeId } from "../ids.ts";
import { at, compactGraph, type EdgeFilter } from "./compact-graph.ts";
import { componentsOf } from "./cyclic-parts.ts";
import type { FlowGraph } from "./flow-graph.ts";

/** Nodes that can all come to one another. */
export interface Component {
  /** Sorted. */
  readonly nodeIds: readonly NodeId[];
  /** Whether a call can come back to a node: more than one node, or an edge from a node to itself. */
  readonly cyclic: boolean;
}

/** The strongly connected components by the edges that count, each node in exactly one, ordered by their first node id. */
export function stronglyConnectedComponents(
  graph: FlowGraph,
  options: { readonly edges?: EdgeFilter } = {},
): readonly Component[] {
  const compact = compactGraph(graph, { edges: options.edges });
  const componentOf = componentsOf(compact);
  const members = new Map<number, number[]>();
  for (let node = 0; node < componentOf.length; node += 1) {
    const known = members.get(at(componentOf, node));
    if (known) known.push(node);
    else members.set(at(componentOf, node), [node]);
  }
  return [...members.values()]
    .map((nodes): Component => {
      const [first = 0] = nodes;
      const { nodeIds, offsets, targets } = compact;
      const loops = targets.subarray(at(offsets, first), at(offsets, first + 1)).includes(first);
      return { nodeIds: nodes.map((node) => nodeIds[node] ?? ""), cyclic: nodes.length > 1 || loops };
    })
    .sort((a, b) => compareIds(a.nodeIds[0], b.nodeIds[0]));
}

function compareIds(a: NodeId = "", b: NodeId = ""): number {
  return a < b ? -1 : Number(a > b);
}
