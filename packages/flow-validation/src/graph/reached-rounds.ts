import type { FlowEdge, NodeId } from "@tonegraph/flow-model";
import { NOWHERE, type CallGraph } from "./call-graph.ts";
import type { Region } from "./region.ts";

interface Reached {
  readonly graph: CallGraph;
  /** Per node how many connections it lies behind the start; -1 where no call comes. */
  readonly distances: Int32Array;
}

/** The parts of a flow that calls reach and can go round in, by the number of each node's part (-1 for none). O(nodes + exits). */
export function reachedRounds(graph: CallGraph, partOf: Int32Array): readonly Region[] {
  const parts: { readonly nodeIds: NodeId[]; readonly edges: FlowEdge[] }[] = [];
  partOf.forEach((part, node) => {
    if (part === -1) return;
    const region = (parts[part] ??= { nodeIds: [], edges: [] });
    region.nodeIds.push(graph.nodeIds[node] ?? "");
    const last = graph.firstExit[node + 1] ?? 0;
    for (let exit = graph.firstExit[node] ?? 0; exit < last; exit++) {
      const target = graph.exitTarget[exit] ?? NOWHERE;
      if (target !== NOWHERE && partOf[target] === part) region.edges.push(...edgeBy(graph, node, exit));
    }
  });
  return parts;
}

function edgeBy(graph: CallGraph, node: number, exit: number): FlowEdge[] {
  const id = graph.exitConnection[exit];
  const target = graph.nodeIds[graph.exitTarget[exit] ?? NOWHERE] ?? "";
  return id ? [{ id, source: graph.nodeIds[node] ?? "", port: graph.exitPort[exit] ?? "", target }] : [];
}

/** The order of nodes as callers come to them; nodes that are equally far are ordered by their ids. */
export function nearestFirst({ graph, distances }: Reached): (a: NodeId, b: NodeId) => number {
  const distance = (nodeId: NodeId): number => distances[graph.numberOf(nodeId)] ?? 0;
  return (a, b) => distance(a) - distance(b) || (a < b ? -1 : Number(a > b));
}
