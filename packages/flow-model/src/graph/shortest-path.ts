import type { NodeId } from "../ids.ts";
import type { EdgeFilter } from "./compact-graph.ts";
import type { FlowEdge, FlowGraph } from "./flow-graph.ts";

/**
 * The fewest connections from a node to one of `targets`, in order: none when the node is itself a target, `undefined` when
 * there is no way. Among ways of equal length the one whose connection ids sort first at each step.
 */
export function shortestPath(
  graph: FlowGraph,
  from: NodeId,
  { to, edges }: { readonly to: NodeId | ReadonlySet<NodeId>; readonly edges?: EdgeFilter },
): readonly FlowEdge[] | undefined {
  const targets = typeof to === "string" ? new Set([to]) : to;
  return targets.has(from) ? [] : search(graph, from, { targets, edges });
}

/** The shortest way from a node back to itself, or `undefined` when no call can come back. */
export function shortestCycle(
  graph: FlowGraph,
  through: NodeId,
  { edges }: { readonly edges?: EdgeFilter } = {},
): readonly FlowEdge[] | undefined {
  return search(graph, through, { targets: new Set([through]), edges });
}

/** The nodes that a way passes, its beginning and end included; the end repeats the beginning in a cycle. */
export function nodesAlong(path: readonly FlowEdge[]): NodeId[] {
  const [first] = path;
  return first ? [first.source, ...path.map((edge) => edge.target)] : [];
}

function search(
  graph: FlowGraph,
  from: NodeId,
  { targets, edges }: { readonly targets: ReadonlySet<NodeId>; readonly edges: EdgeFilter | undefined },
): readonly FlowEdge[] | undefined {
  const arrivals = new Map<NodeId, FlowEdge>();
  const queue: NodeId[] = [from];
  for (const nodeId of queue) {
    for (const edge of graph.outgoing(nodeId)) {
      if (arrivals.has(edge.target) || (edges && !edges(edge))) continue;
      arrivals.set(edge.target, edge);
      if (targets.has(edge.target)) return wayBack(arrivals, from, edge);
      queue.push(edge.target);
    }
  }
  return undefined;
}

function wayBack(arrivals: ReadonlyMap<NodeId, FlowEdge>, from: NodeId, last: FlowEdge): FlowEdge[] {
  const path = [last];
  for (let edge = last; edge.source !== from;) {
    const before = arrivals.get(edge.source);
    if (!before) break;
    path.push(before);
    edge = before;
  }
  return path.reverse();
}
