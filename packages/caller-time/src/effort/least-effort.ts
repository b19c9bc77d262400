import type { ExitCosts } from "./effort-graph.ts";
import { createHeap, type EffortHeap, type HeapEntry } from "./effort-heap.ts";

/** What counts first: seconds, or key presses; the other decides between equals. */
export type EffortOrder = "seconds" | "keys";

/** The effort to every node by its number; Infinity where no way leads. `from` is the node before on the way, or -1. */
export interface EffortTable {
  readonly seconds: Float64Array;
  readonly keys: Float64Array;
  readonly from: Int32Array;
}

/** Connections as numbers, with what each costs. */
export interface CostedGraph {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly costs: ExitCosts;
}

/**
 * The way of least effort from the nearest of `starts` to every node: Dijkstra's algorithm with a heap, O(connections ×
 * log nodes). Of equal ways the one found first, which is the same for the same graph.
 */
export function leastEffort(graph: CostedGraph, starts: readonly number[], order: EffortOrder): EffortTable {
  const size = graph.offsets.length - 1;
  const before = order === "seconds" ? bySeconds : byKeys;
  const search: Search = {
    graph,
    before,
    seconds: new Float64Array(size).fill(Infinity),
    keys: new Float64Array(size).fill(Infinity),
    from: new Int32Array(size).fill(-1),
    heap: createHeap(before),
  };
  for (const node of starts) settle(search, { node, seconds: 0, keys: 0 }, -1);
  const done = new Uint8Array(size);
  for (let nearest = search.heap.pop(); nearest !== undefined; nearest = search.heap.pop()) {
    if (done[nearest.node] === 1) continue;
    done[nearest.node] = 1;
    relaxExits(search, nearest);
  }
  return search;
}

interface Search extends EffortTable {
  readonly graph: CostedGraph;
  readonly before: (a: Costs, b: Costs) => boolean;
  readonly heap: EffortHeap;
}

/** No cost is negative, so that a node that is done is never improved. */
function relaxExits(search: Search, { node, seconds, keys }: HeapEntry): void {
  const { offsets, targets, costs } = search.graph;
  const end = offsets[node + 1] ?? 0;
  for (let place = offsets[node] ?? 0; place < end; place += 1) {
    const entry = {
      node: targets[place] ?? 0,
      seconds: seconds + (costs.seconds[place] ?? 0),
      keys: keys + (costs.keys[place] ?? 0),
    };
    const known = { seconds: search.seconds[entry.node] ?? Infinity, keys: search.keys[entry.node] ?? Infinity };
    if (search.before(entry, known)) settle(search, entry, node);
  }
}

function settle(search: Search, entry: HeapEntry, from: number): void {
  search.seconds[entry.node] = entry.seconds;
  search.keys[entry.node] = entry.keys;
  search.from[entry.node] = from;
  search.heap.push(entry);
}

interface Costs {
  readonly seconds: number;
  readonly keys: number;
}

function bySeconds(a: Costs, b: Costs): boolean {
  return a.seconds < b.seconds || (a.seconds === b.seconds && a.keys < b.keys);
}

function byKeys(a: Costs, b: Costs): boolean {
  return a.keys < b.keys || (a.keys === b.keys && a.seconds < b.seconds);
}
