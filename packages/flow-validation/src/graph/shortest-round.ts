import type { FlowEdge } from "@tonegraph/flow-model";
import { NOWHERE, type CallGraph } from "./call-graph.ts";
import { numberAt } from "./number-at.ts";
import { rowsOf, type Region, type RegionRows } from "./region.ts";

/** Up to this many nodes the shortest way round is looked for from every node, beyond only from the first one. */
const SEARCH_ALL_UP_TO = 64;

/**
 * The shortest way round in a region, begun where callers come in first. In a large region it is the shortest way round
 * through that node, so that the work stays linear. `distances` say how far from the start each node of the flow lies.
 */
export function shortestRound(region: Region, distances: Int32Array): readonly FlowEdge[] {
  const { graph, nodes, exits } = region;
  const isBefore = (a: number, b: number): number =>
    numberAt(distances, nodes[a] ?? 0) - numberAt(distances, nodes[b] ?? 0) || a - b;
  const places = nodes.map((_node, place) => place);
  const first = (): number => places.reduce((best, place) => (isBefore(place, best) < 0 ? place : best));
  const starts = nodes.length <= SEARCH_ALL_UP_TO ? places.sort(isBefore) : [first()];
  const rows = rowsOf(region);
  let shortest: readonly number[] = [];
  for (const start of starts) {
    const round = roundThrough(rows, start);
    if (round.length > 0 && (shortest.length === 0 || round.length < shortest.length)) shortest = round;
    if (shortest.length === 1) break;
  }
  return shortest.map((place) => edgeOf(graph, exits[place] ?? 0));
}

/** The exits of the shortest way back to a node, first by first (breadth first); none where no way leads back. */
function roundThrough({ offsets, targets }: RegionRows, start: number): readonly number[] {
  const arrivals = new Int32Array(offsets.length - 1).fill(NOWHERE);
  const before = new Int32Array(offsets.length - 1);
  const queue = [start];
  for (const node of queue) {
    const last = numberAt(offsets, node + 1);
    for (let exit = numberAt(offsets, node); exit < last; exit++) {
      const target = numberAt(targets, exit);
      if (arrivals[target] !== NOWHERE) continue;
      arrivals[target] = exit;
      before[target] = node;
      if (target === start) return wayBack(arrivals, before, start);
      queue.push(target);
    }
  }
  return [];
}

function wayBack(arrivals: Int32Array, before: Int32Array, start: number): number[] {
  const round: number[] = [];
  let node = start;
  do {
    round.push(numberAt(arrivals, node));
    node = numberAt(before, node);
  } while (node !== start);
  return round.reverse();
}

function edgeOf(graph: CallGraph, exit: number): FlowEdge {
  return {
    id: graph.exitConnection[exit] ?? "",
    source: graph.nodeIds[numberAt(graph.exitNode, exit)] ?? "",
    port: graph.exitPort[exit] ?? "",
    target: graph.nodeIds[numberAt(graph.exitTarget, exit)] ?? "",
  };
}
