import type { Flow } from "../flow.ts";

/** Two states that came from one: what both began with, what we made of it, and what somebody else made of it. */
export interface ThreeFlows {
  readonly base: Flow;
  readonly ours: Flow;
  readonly theirs: Flow;
}

/** One of the three states. */
export type MergeSide = keyof ThreeFlows;

/** All three states in the order in which they are looked at. */
export const MERGE_SIDES: readonly MergeSide[] = ["base", "ours", "theirs"];
