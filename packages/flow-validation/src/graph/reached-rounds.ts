import type { FlowEdge, NodeId } from "@tonegraph/flow-model";
import { NOWHERE, type CallGraph } from "./call-graph.ts";
import { cyclicParts, type Region } from "./region.ts";

interface Reached {
  readonly graph: CallGraph;
  /** Per node how many connections it lies behind the start; -1 where no call comes. */
  readonly distances: Int32Array;
}

/** The parts of a flow that calls reach and can go round in. O(nodes + exits). */
export function reachedRounds(reached: Reached): readonly Region[] {
  return cyclicParts(reachedRegion(reached));
}

/** The order of nodes as callers come to them; nodes that are equally far are ordered by their ids. */
export function nearestFirst({ graph, distances }: Reached): (a: NodeId, b: NodeId) => number {
  const distance = (nodeId: NodeId): number => distances[graph.numberOf(nodeId)] ?? 0;
  return (a, b) => distance(a) - distance(b) || (a < b ? -1 : Number(a > b));
}

/** The nodes that calls reach with the connections that calls can follow. */
function reachedRegion({ graph, distances }: Reached): Region {
  const edges: FlowEdge[] = [];
  const nodeIds = graph.nodeIds.filter((_, node) => (distances[node] ?? -1) >= 0);
  graph.nodeIds.forEach((source, node) => {
    if ((distances[node] ?? -1) < 0) return;
    for (let exit = graph.firstExit[node] ?? 0; exit < (graph.firstExit[node + 1] ?? 0); exit++) {
      const target = graph.nodeIds[graph.exitTarget[exit] ?? NOWHERE];
      const id = graph.exitConnection[exit];
      if (target !== undefined && id) edges.push({ id, source, port: graph.exitPort[exit] ?? "", target });
    }
  });
  return { nodeIds, edges };
}
