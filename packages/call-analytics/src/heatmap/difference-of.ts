import { wilsonInterval, type Counts } from "../proportion.ts";

/** How much a rate rose (above 0) or fell, with its 95 % interval; null where one side has no calls. */
export interface RateDifference {
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** Whether the interval leaves 0 out: a difference that chance alone hardly makes. */
  readonly isClear: boolean;
}

/**
 * The difference of two independent rates by Newcombe's hybrid score interval (method 10 of R. G. Newcombe, Interval
 * estimation for the difference between independent proportions, 1998).
 */
export function differenceOf(before: Counts, after: Counts): RateDifference | null {
  if (before.trials === 0 || after.trials === 0) return null;
  const [was, is] = [before.successes / before.trials, after.successes / after.trials];
  const [old, fresh] = [wilsonInterval(before), wilsonInterval(after)];
  const change = is - was;
  const low = change - Math.hypot(is - fresh.low, old.high - was);
  const high = change + Math.hypot(fresh.high - is, was - old.low);
  return { change, low: Math.max(-1, low), high: Math.min(1, high), isClear: low > 0 || high < 0 };
}
