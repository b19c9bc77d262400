import { differenceOf, type RateDifference } from "./difference-of.ts";
import { ENOUGH_CALLS, rateOf, type Rate } from "./rate-of.ts";

/** Calls, and how many of them hung up unserved. */
export interface LossCounts {
  readonly calls: number;
  readonly lost: number;
}

/** A loss as it is shown. */
export type ShownLoss = LossCounts & Rate;

/** What became of a loss: clearly better or worse, no clear change, or fewer than 30 calls on a side. */
export type LossVerdict = "better" | "worse" | "unclear" | "notEnoughCalls";

/** One side and the other; `difference` is after − before, null where a side has fewer than 30 calls. */
export interface ComparedLosses {
  readonly before: ShownLoss;
  readonly after: ShownLoss;
  readonly difference: RateDifference | null;
  readonly verdict: LossVerdict;
}

/** A loss with its rate. Counts that no source can mean (a negative one, more lost than called) throw a RangeError. */
export function shownLoss({ calls, lost }: LossCounts): ShownLoss {
  return { calls, lost, ...rateOf(lost, calls) };
}

/** Compares two losses of different calls. */
export function compareLosses(before: LossCounts, after: LossCounts): ComparedLosses {
  const isEnough = before.calls >= ENOUGH_CALLS && after.calls >= ENOUGH_CALLS;
  const difference = isEnough ? differenceOf(trials(before), trials(after)) : null;
  return { before: shownLoss(before), after: shownLoss(after), difference, verdict: verdictOn(difference) };
}

function verdictOn(difference: RateDifference | null): LossVerdict {
  if (difference === null) return "notEnoughCalls";
  if (!difference.isClear) return "unclear";
  return difference.change < 0 ? "better" : "worse";
}

function trials({ calls, lost }: LossCounts): { readonly trials: number; readonly successes: number } {
  return { trials: calls, successes: lost };
}
