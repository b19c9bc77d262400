// The ways that calls took through a version. Whatever is cut off to stay small is counted as "other", so that sums stay exact.
import { own } from "../figures/own-count.ts";
import type { CallEnd } from "../figures/call-end.ts";
import type { CountsBy } from "../figures/node-figures.ts";

/** How often calls went from one node to the next; `port` is the exit, null where the source does not tell it. */
export interface PathLink {
  readonly from: string;
  readonly port: string | null;
  readonly to: string;
  readonly passages: number;
}

/** How many calls ended at a node, and how. */
export interface PathEnd {
  readonly nodeId: string;
  readonly end: CallEnd;
  readonly calls: number;
}

/** A node on a way; `again` where calls left it and came back, which the way leaves out. */
export interface WayStep {
  readonly nodeId: string;
  readonly again: boolean;
}

/** One way from where calls came in to where they ended, its loops folded: no node comes twice. */
export interface Way {
  readonly steps: readonly WayStep[];
  readonly end: CallEnd;
  readonly calls: number;
}

/**
 * What ways a set of calls took. At every node: `entries` + `passages` into it + `otherInto` = `passages` out of it +
 * `otherOutOf` + its `ends`. The entries, the ends, and the ways with `otherWays`, each sum to `calls`.
 */
export interface PathFigures {
  /** Calls that were at any node of the version. */
  readonly calls: number;
  /** Calls by the node where they came in. */
  readonly entries: CountsBy;
  readonly links: readonly PathLink[];
  /** Passages that are not in `links`, by the node that they led to, and by the node that they left. */
  readonly otherInto: CountsBy;
  readonly otherOutOf: CountsBy;
  readonly ends: readonly PathEnd[];
  readonly ways: readonly Way[];
  /** Calls whose way is not in `ways`, by their end. */
  readonly otherWays: CountsBy;
}

/** No call at all. */
export const NO_PATHS: PathFigures = {
  calls: 0,
  entries: {},
  links: [],
  otherInto: {},
  otherOutOf: {},
  ends: [],
  ways: [],
  otherWays: {},
};

/** Figures of sets of calls that share no call, such as those of several hours. */
export function addPaths(parts: readonly PathFigures[]): PathFigures {
  return {
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
    entries: addCounts(parts.map(({ entries }) => entries)),
    links: gathered(
      parts.flatMap(({ links }) => links),
      { keyOf: linkKey, weightOf: (link) => link.passages, weighing: (link, passages) => ({ ...link, passages }) },
    ),
    otherInto: addCounts(parts.map(({ otherInto }) => otherInto)),
    otherOutOf: addCounts(parts.map(({ otherOutOf }) => otherOutOf)),
    ends: gathered(
      parts.flatMap(({ ends }) => ends),
      {
        keyOf: ({ nodeId, end }) => JSON.stringify([nodeId, end]),
        weightOf: ({ calls }) => calls,
        weighing: (end, calls) => ({ ...end, calls }),
      },
    ),
    ways: gathered(
      parts.flatMap(({ ways }) => ways),
      { keyOf: wayKey, weightOf: ({ calls }) => calls, weighing: (way, calls) => ({ ...way, calls }) },
    ),
    otherWays: addCounts(parts.map(({ otherWays }) => otherWays)),
  };
}

/** Tells links apart. */
export function linkKey({ from, port, to }: Omit<PathLink, "passages">): string {
  return JSON.stringify([from, port, to]);
}

/** Tells ways apart. */
export function wayKey({ steps, end }: Omit<Way, "calls">): string {
  return JSON.stringify([end, steps.map(({ nodeId, again }) => [nodeId, again])]);
}

/** Counts of several rows, by name. */
export function addCounts(rows: readonly CountsBy[]): CountsBy {
  const sums = new Map<string, number>();
  for (const row of rows) {
    for (const name of Object.keys(row)) sums.set(name, (sums.get(name) ?? 0) + own(row, name));
  }
  return Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

interface Gathering<Item> {
  readonly keyOf: (item: Item) => string;
  readonly weightOf: (item: Item) => number;
  readonly weighing: (item: Item, weight: number) => Item;
}

/** The same things counted together, most first. */
function gathered<Item>(items: readonly Item[], { keyOf, weightOf, weighing }: Gathering<Item>): readonly Item[] {
  const sums = new Map<string, { readonly item: Item; weight: number }>();
  for (const item of items) {
    const key = keyOf(item);
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { item, weight: weightOf(item) });
    else known.weight += weightOf(item);
  }
  return [...sums]
    .toSorted(([a, { weight: most }], [b, { weight: less }]) => less - most || (a < b ? -1 : 1))
    .map(([, { item, weight }]) => weighing(item, weight));
}
