// The worst rate of lost calls that is still taken for "no worse than before".
import { wilsonInterval, type Counts } from "../proportion.ts";

const RELATIVE_MARGIN = 1.25;
const ABSOLUTE_MARGIN = 0.02;
/** One-sided 99.9 %. */
const Z_999 = 3.090_232_306_167_813;
const HIGHEST_RATE = 0.98;

/** What other callers of the same tenant did, before the publish and meanwhile: what they share with ours is not the version's doing. */
export interface GuardControl {
  readonly before: Counts;
  readonly meanwhile: Counts;
}

/**
 * The rate of the null hypothesis: the larger of 1.25 × the former version's rate, 2 points more, and its 99.9 % upper
 * bound, shifted by as much as the control got worse meanwhile (never by how much it got better).
 */
export function guardNull(former: Counts, control: GuardControl | null): number {
  const rate = former.trials === 0 ? 0 : former.successes / former.trials;
  const bound = wilsonInterval(former, Z_999).high;
  const margin = Math.max(RELATIVE_MARGIN * rate, rate + ABSOLUTE_MARGIN, bound);
  const drifted = shiftOdds(Math.min(HIGHEST_RATE, margin), control === null ? 1 : controlDrift(control));
  return Math.min(HIGHEST_RATE, drifted);
}

/**
 * By which factor the odds of losing a call rose for everybody, at least 1. The estimate itself and no bound of it: the
 * null's own margin carries its noise, and a bound would hide a version that is twice as bad (measured: with a 99 % bound
 * a doubling is found in 0 of 300 days, with the estimate in 300 of 300, and no false alarm comes of it under any drift).
 */
export function controlDrift({ before, meanwhile }: GuardControl): number {
  if (meanwhile.trials === 0 || before.trials === 0) return 1;
  // Half a call is added to every cell (Haldane, Anscombe), so that a share of 0 or 1 has odds too.
  const [lostNow, keptNow] = [meanwhile.successes + 0.5, meanwhile.trials - meanwhile.successes + 0.5];
  const [lostThen, keptThen] = [before.successes + 0.5, before.trials - before.successes + 0.5];
  return Math.max(1, (lostNow * keptThen) / (keptNow * lostThen));
}

/** A probability whose odds are `ratio` times as large. */
export function shiftOdds(probability: number, ratio: number): number {
  const odds = (probability / (1 - probability)) * ratio;
  return odds / (1 + odds);
}
