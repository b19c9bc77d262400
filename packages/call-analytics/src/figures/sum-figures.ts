// Many roll-ups as one. A week has hundreds of them, so counts are added in place, histograms bucket by bucket.
import type { NodeFigures } from "./node-figures.ts";
import { addPackedCounts } from "./packed-counts.ts";
import { readPacked, type PackedFigures, type PackedNames, type PackedNode } from "./packed-figures.ts";
import type { FlowFigures } from "./tally.ts";

type Counts = Map<string, number>;

interface NodeSum {
  /** Visits, calls, lost, completed, ended, open and optedOut. */
  readonly numbers: number[];
  readonly next: Counts;
  readonly passed: Counts;
  readonly keys: Counts;
  readonly noInput: number[];
  readonly noMatch: number[];
  readonly seconds: number[];
  readonly hungUpAfter: number[];
}

/** Figures of sets of calls that share no call: a call belongs to the hour in which it began. Parts may be packed. */
export function sumFigures(parts: Iterable<FlowFigures | PackedFigures>): FlowFigures {
  const totals = [0, 0, 0, 0, 0, 0];
  const nodes = new Map<string, NodeSum>();
  const sumOf = (nodeId: string): NodeSum => {
    const known = nodes.get(nodeId);
    if (known !== undefined) return known;
    const fresh = emptySum();
    nodes.set(nodeId, fresh);
    return fresh;
  };
  for (const part of parts) {
    const figures = typeof part === "string" ? readPacked(part) : part;
    if ("packed" in figures) {
      addNumbers(totals, figures.totals);
      for (const [nodeId, node] of figures.nodes) addPacked(sumOf(nodeId), node);
      continue;
    }
    const { calls, lost, completed, transferred, open, unknownVisits } = figures;
    addNumbers(totals, [calls, lost, completed, transferred, open, unknownVisits]);
    for (const [nodeId, node] of Object.entries(figures.nodes)) addPlain(sumOf(nodeId), node);
  }
  const [calls = 0, lost = 0, completed = 0, transferred = 0, open = 0, unknownVisits = 0] = totals;
  const summed = Object.fromEntries([...nodes].map(([nodeId, sum]) => [nodeId, asFigures(sum)]));
  return { calls, lost, completed, transferred, open, unknownVisits, nodes: summed };
}

function addPacked(sum: NodeSum, node: PackedNode): void {
  const [numbers, next, passed, keys, noInput, noMatch, seconds, hungUpAfter] = node;
  addNumbers(sum.numbers, numbers);
  addNames(sum.next, next);
  addNames(sum.passed, passed);
  addNames(sum.keys, keys);
  addPackedCounts(sum.noInput, noInput);
  addPackedCounts(sum.noMatch, noMatch);
  addPackedCounts(sum.seconds, seconds);
  addPackedCounts(sum.hungUpAfter, hungUpAfter);
}

function addPlain(sum: NodeSum, node: NodeFigures): void {
  const { visits, calls, lost, completed, ended, open, optedOut } = node;
  addNumbers(sum.numbers, [visits, calls, lost, completed, ended, open, optedOut]);
  for (const name of ["next", "passed", "keys"] as const) addNames(sum[name], Object.entries(node[name]).flat());
  for (const name of ["noInput", "noMatch", "seconds", "hungUpAfter"] as const) {
    for (const [number, count] of Object.entries(node[name])) addAt(sum[name], Number(number), count);
  }
}

function addNumbers(sum: number[], more: readonly number[]): void {
  for (let place = 0; place < more.length; place += 1) sum[place] = (sum[place] ?? 0) + (more[place] ?? 0);
}

function addNames(sum: Counts, pairs: PackedNames): void {
  for (let place = 0; place < pairs.length; place += 2) {
    const name = String(pairs[place]);
    sum.set(name, (sum.get(name) ?? 0) + Number(pairs[place + 1]));
  }
}

function addAt(sum: number[], bucket: number, count: number): void {
  while (sum.length <= bucket) sum.push(0);
  sum[bucket] = (sum[bucket] ?? 0) + count;
}

function asFigures(sum: NodeSum): NodeFigures {
  const [visits = 0, calls = 0, lost = 0, completed = 0, ended = 0, open = 0, optedOut = 0] = sum.numbers;
  return {
    visits,
    calls,
    lost,
    completed,
    ended,
    open,
    optedOut,
    next: Object.fromEntries(sum.next),
    passed: Object.fromEntries(sum.passed),
    keys: Object.fromEntries(sum.keys),
    noInput: byNumber(sum.noInput),
    noMatch: byNumber(sum.noMatch),
    seconds: byNumber(sum.seconds),
    hungUpAfter: byNumber(sum.hungUpAfter),
  };
}

function byNumber(row: readonly number[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let number = 0; number < row.length; number += 1) {
    const count = row[number] ?? 0;
    if (count > 0) counts[number] = count;
  }
  return counts;
}

function emptySum(): NodeSum {
  return {
    numbers: [0, 0, 0, 0, 0, 0, 0],
    next: new Map(),
    passed: new Map(),
    keys: new Map(),
    noInput: [],
    noMatch: [],
    seconds: [],
    hungUpAfter: [],
  };
}
