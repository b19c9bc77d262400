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
