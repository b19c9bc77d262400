import type { Destination } from "./destination.ts";

/** The middle of a row of figures, in two ways; 0 for an empty row. */
export interface Middle {
  readonly mean: number;
  readonly median: number;
}

/** What it cost callers: how many they were, seconds from the answer to the end of the call, and key presses. */
export interface CallerFigures {
  readonly callers: number;
  readonly seconds: Middle;
  readonly keys: Middle;
}

/** What one version did to the population. */
export interface VersionFigures {
  readonly all: CallerFigures;
  /** Those who wanted a destination and got there, by its key. */
  readonly destinations: Readonly<Record<string, CallerFigures & { readonly wanted: number }>>;
  /** Shares of all calls from 0 to 1, by destination key, or `hangup`, `vendorBlock`, `fault`, `bound`. */
  readonly ends: Readonly<Record<string, number>>;
  /** How often a call came by each block on average; blocks in sub-flows as `<sub-flow block>/<block>`. */
  readonly visits: Readonly<Record<string, number>>;
}

/** The same population of callers through two versions. */
export interface Comparison {
  readonly callers: number;
  /** What callers wanted, each by equally many where nobody said otherwise. */
  readonly destinations: readonly Destination[];
  readonly before: VersionFigures;
  readonly after: VersionFigures;
  /** The differences worth saying, in English, largest first; none for versions that are alike for callers. */
  readonly words: readonly string[];
}
