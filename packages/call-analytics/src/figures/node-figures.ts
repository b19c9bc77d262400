import { own } from "./own-count.ts";
import type { Histogram } from "./histogram.ts";

/** How often each of several things was counted. */
export type CountsBy = Readonly<Record<string, number>>;

/**
 * What calls did at one node. A call counts once in everything that speaks of calls, by its last stay here:
 * `calls` = the sum of `next` + `lost` + `completed` + `ended` + `open`.
 */
export interface NodeFigures {
  /** Stays; a call that comes by twice has two. */
  readonly visits: number;
  /** Calls that were here at all. */
  readonly calls: number;
  /** Calls whose caller hung up here, unserved. */
  readonly lost: number;
  /** Calls whose caller hung up here having got what they came for: the node is marked done. */
  readonly completed: number;
  /** Calls that the flow itself ended here. */
  readonly ended: number;
  /** Calls that are still here. */
  readonly open: number;
  /** Calls by the exit they left by for good. */
  readonly next: CountsBy;
  /** Stays by the exit they ended with; the width of a connection. */
  readonly passed: CountsBy;
  /** No-inputs by attempt: under "1" the first in a stay, under "2" the second. */
  readonly noInput: CountsBy;
  /** No-matches by attempt. */
  readonly noMatch: CountsBy;
  /** Calls that pressed 0 here although it is not offered. */
  readonly optedOut: number;
  /** Calls by the key they pressed here, offered or not; a call that pressed two counts under both. */
  readonly keys: CountsBy;
  /** Durations of ended stays, in seconds. */
  readonly seconds: Histogram;
  /** Where in their last stay callers hung up, in seconds from its beginning. */
  readonly hungUpAfter: Histogram;
}

/** Nothing happened. */
export const NO_FIGURES: NodeFigures = {
  visits: 0,
  calls: 0,
  lost: 0,
  completed: 0,
  ended: 0,
  open: 0,
  next: {},
  passed: {},
  noInput: {},
  noMatch: {},
  optedOut: 0,
  keys: {},
  seconds: {},
  hungUpAfter: {},
};

/** Figures of two sets of calls that share no call, such as those of two hours. */
export function addNodeFigures(one: NodeFigures, other: NodeFigures): NodeFigures {
  return {
    visits: one.visits + other.visits,
    calls: one.calls + other.calls,
    lost: one.lost + other.lost,
    completed: one.completed + other.completed,
    ended: one.ended + other.ended,
    open: one.open + other.open,
    next: addCounts(one.next, other.next),
    passed: addCounts(one.passed, other.passed),
    noInput: addCounts(one.noInput, other.noInput),
    noMatch: addCounts(one.noMatch, other.noMatch),
    optedOut: one.optedOut + other.optedOut,
    keys: addCounts(one.keys, other.keys),
    seconds: addCounts(one.seconds, other.seconds),
    hungUpAfter: addCounts(one.hungUpAfter, other.hungUpAfter),
  };
}

function addCounts(one: CountsBy, other: CountsBy): CountsBy {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = own(sum, name) + count;
  return sum;
}
