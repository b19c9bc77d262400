import { shortestCycle, type FlowEdge, type NodeId } from "@tonegraph/flow-model";
import { regionGraph, type Region } from "./region.ts";

/** Up to this many nodes the shortest way round is looked for from every node, beyond only from the first one. */
export const SEARCH_ALL_UP_TO = 64;

/**
 * The shortest way round in a region, begun at its node that `isBefore` puts first (callers come there first).
 * In a large region it is the shortest way round through that node, so that the work stays linear.
 */
export function shortestRound(region: Region, isBefore: (a: NodeId, b: NodeId) => number): readonly FlowEdge[] {
  const graph = regionGraph(region);
  const { nodeIds } = region;
  const first = (): NodeId => nodeIds.reduce((best, nodeId) => (isBefore(nodeId, best) < 0 ? nodeId : best));
  const starts = nodeIds.length <= SEARCH_ALL_UP_TO ? nodeIds.toSorted(isBefore) : [first()];
  let shortest: readonly FlowEdge[] = [];
  for (const start of starts) {
    const round = shortestCycle(graph, start) ?? [];
    if (round.length > 0 && (shortest.length === 0 || round.length < shortest.length)) shortest = round;
    if (shortest.length === 1) break;
  }
  return shortest;
}
