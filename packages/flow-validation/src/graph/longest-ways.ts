import { NOWHERE } from "./call-graph.ts";
import { numberAt } from "./number-at.ts";

/** Numbered nodes with the exits `firstExit[n]` up to (not including) `firstExit[n + 1]`, each leading to a node or to -1. */
export interface NumberedWays {
  /** Where every way begins; -1 where there is none. */
  readonly start: number;
  readonly firstExit: Int32Array;
  readonly exitTarget: Int32Array;
}

/** How deep every node lies on the longest way to it. */
export interface LongestWays {
  /** Per node how many counted nodes that way has, itself included; 0 where no way leads. */
  readonly depth: Int32Array;
  /** Per node the counted node before it on that way; -1 where it is the first. */
  readonly before: Int32Array;
}

/**
 * The longest ways from the start. A way ends where it would come back to a node that it has come through: exits that lead
 * back are found by following all exits in their order, and left out. Where every round has one way in, the order makes no
 * difference; else it decides which of the exits of a round leads back, and what is found is a way that a call can take.
 * O(nodes + exits).
 */
export function longestWays(ways: NumberedWays, counts: (node: number) => boolean): LongestWays {
  const { firstExit, exitTarget } = ways;
  const { order, leadsBack } = followed(ways);
  const depth = new Int32Array(firstExit.length - 1);
  const before = new Int32Array(firstExit.length - 1).fill(NOWHERE);
  for (const node of order) {
    const isCounted = counts(node);
    const here = numberAt(depth, node) + Number(isCounted);
    depth[node] = here;
    for (let exit = numberAt(firstExit, node); exit < numberAt(firstExit, node + 1); exit++) {
      const target = numberAt(exitTarget, exit);
      if (target === NOWHERE || leadsBack[exit] === 1) continue;
      if (before[target] !== NOWHERE && here <= numberAt(depth, target)) continue;
      depth[target] = here;
      before[target] = isCounted ? node : numberAt(before, node);
    }
  }
  return { depth, before };
}

const ON_THE_WAY = 1;
const DONE = 2;

/** The nodes that are come to, each behind all that lead on to it, and per exit 1 where it leads back (depth first). */
function followed({ start, firstExit, exitTarget }: NumberedWays) {
  const leadsBack = new Uint8Array(exitTarget.length);
  const state = new Uint8Array(firstExit.length - 1);
  const nextExit = firstExit.slice();
  const order: number[] = [];
  const way: number[] = [];
  const enter = (node: number): void => {
    state[node] = ON_THE_WAY;
    way.push(node);
  };
  if (start !== NOWHERE) enter(start);
  for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
    const exit = numberAt(nextExit, node);
    if (exit === numberAt(firstExit, node + 1)) {
      state[node] = DONE;
      order.push(node);
      way.pop();
      continue;
    }
    nextExit[node] = exit + 1;
    const target = numberAt(exitTarget, exit);
    if (target === NOWHERE) continue;
    if (state[target] === ON_THE_WAY) leadsBack[exit] = 1;
    else if (state[target] !== DONE) enter(target);
  }
  return { order: order.reverse(), leadsBack };
}
