import type { FlowEdge, NodeId } from "@tonegraph/flow-model";
import { NOWHERE, type CallGraph } from "./call-graph.ts";
import { cyclicComponents } from "./cyclic-components.ts";
import type { Region } from "./region.ts";

interface Reached {
  readonly graph: CallGraph;
  /** Per node how many connections it lies behind the start; -1 where no call comes. */
  readonly distances: Int32Array;
}

/** The parts of a flow that calls reach and can go round in, ordered by their first node. O(nodes + exits). */
export function reachedRounds({ graph, distances }: Reached): readonly Region[] {
  const partOf = cyclicComponents(graph, distances);
  const parts: { readonly nodeIds: NodeId[]; readonly edges: FlowEdge[] }[] = [];
  partOf.forEach((part, node) => {
    if (part === -1) return;
    const region = (parts[part] ??= { nodeIds: [], edges: [] });
    region.nodeIds.push(graph.nodeIds[node] ?? "");
    region.edges.push(...edgesWithin(graph, node, partOf));
  });
  return parts;
}

function edgesWithin(graph: CallGraph, node: number, partOf: Int32Array): FlowEdge[] {
  const source = graph.nodeIds[node] ?? "";
  const edges: FlowEdge[] = [];
  for (let exit = graph.firstExit[node] ?? 0; exit < (graph.firstExit[node + 1] ?? 0); exit++) {
    const target = graph.exitTarget[exit] ?? NOWHERE;
    const id = graph.exitConnection[exit];
    if (target === NOWHERE || partOf[target] !== partOf[node] || !id) continue;
    edges.push({ id, source, port: graph.exitPort[exit] ?? "", target: graph.nodeIds[target] ?? "" });
  }
  return edges;
}

/** The order of nodes as callers come to them; nodes that are equally far are ordered by their ids. */
export function nearestFirst({ graph, distances }: Reached): (a: NodeId, b: NodeId) => number {
  const distance = (nodeId: NodeId): number => distances[graph.numberOf(nodeId)] ?? 0;
  return (a, b) => distance(a) - distance(b) || (a < b ? -1 : Number(a > b));
}
