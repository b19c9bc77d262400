import { numberAt } from "./number-at.ts";
import type { FlowEdge } from "@tonegraph/flow-model";
import { NOWHERE, type CallGraph } from "./call-graph.ts";
import { SEARCH_ALL_UP_TO } from "./shortest-round.ts";

/** The ways of a flow with the parts that calls can go round in. */
export interface PartedWays {
  readonly graph: CallGraph;
  /** Per node how many connections it lies behind the start; -1 where no call comes. */
  readonly distances: Int32Array;
  /** Per node the part that it belongs to; -1 for none. */
  readonly partOf: Int32Array;
}

/**
 * What `shortestRound` says of a whole part, on the flat arrays: the shortest way round, begun where callers come in first;
 * in a large part the shortest through that node. `members` are the part's nodes by their numbers, ascending.
 */
export function shortestPartRound(ways: PartedWays, members: readonly number[]): readonly FlowEdge[] {
  const { graph, distances } = ways;
  const isBefore = (a: number, b: number): number => numberAt(distances, a) - numberAt(distances, b) || a - b;
  const first = (): number => members.reduce((best, node) => (isBefore(node, best) < 0 ? node : best));
  const starts = members.length <= SEARCH_ALL_UP_TO ? members.toSorted(isBefore) : [first()];
  const arrivals = new Int32Array(graph.nodes.length).fill(NOWHERE);
  let shortest: readonly number[] = [];
  for (const start of starts) {
    const round = roundThrough(ways, start, arrivals);
    if (shortest.length === 0 || round.length < shortest.length) shortest = round;
    if (shortest.length === 1) break;
  }
  return shortest.map((exit) => edgeOf(graph, exit));
}

/** The exits of the shortest way back to a node, first by first (breadth first). `arrivals` is left as it was given. */
function roundThrough({ graph, partOf }: PartedWays, start: number, arrivals: Int32Array): readonly number[] {
  const { firstExit, exitTarget } = graph;
  const queue = [start];
  const leftBy = new Map<number, number>();
  for (let at = 0; at < queue.length && arrivals[start] === NOWHERE; at++) {
    const node = queue[at] ?? start;
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      const target = numberAt(exitTarget, exit);
      if (target === NOWHERE || partOf[target] !== partOf[start] || arrivals[target] !== NOWHERE) continue;
      arrivals[target] = exit;
      leftBy.set(target, node);
      if (target === start) break;
      queue.push(target);
    }
  }
  const round = wayBack(arrivals, leftBy, start);
  for (const node of queue) arrivals[node] = NOWHERE;
  arrivals[start] = NOWHERE;
  return round;
}

function wayBack(arrivals: Int32Array, leftBy: ReadonlyMap<number, number>, start: number): number[] {
  const round: number[] = [];
  let node = start;
  do {
    round.push(numberAt(arrivals, node));
    node = leftBy.get(node) ?? start;
  } while (node !== start);
  return round.reverse();
}

function edgeOf(graph: CallGraph, exit: number): FlowEdge {
  return {
    id: graph.exitConnection[exit] ?? "",
    source: graph.nodeIds[nodeWith(graph, exit)] ?? "",
    port: graph.exitPort[exit] ?? "",
    target: graph.nodeIds[numberAt(graph.exitTarget, exit)] ?? "",
  };
}

/** The node that has an exit, by halves. */
function nodeWith({ nodes, firstExit }: CallGraph, exit: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numberAt(firstExit, middle) <= exit) low = middle;
    else high = middle - 1;
  }
  return low;
}
