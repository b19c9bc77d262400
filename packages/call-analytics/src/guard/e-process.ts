// A one-sided e-process: evidence against "calls are lost at most at the null's rate" that may be looked at after every
// call without raising false alarms. Under the null its expectation never exceeds 1, so by Ville's inequality it ever
// reaches 1,000 with a probability of at most 1/1,000, however often somebody looks.
// Source: design/reliability.md, Guard; V. Vovk, R. Wang, E-values: calibration, combination and applications (2021).
import { shiftOdds } from "./guard-null.ts";
import type { Counts } from "../proportion.ts";

/** The alternatives of the mixture, as odds ratios against the null, spread evenly on a logarithmic scale. */
const ODDS_RATIOS: readonly number[] = Array.from({ length: 12 }, (_, step) => 1.15 * (10 / 1.15) ** (step / 11));

/** The logarithm of each alternative's likelihood ratio so far. Plain numbers, so that it can be stored. */
export type Evidence = readonly number[];

/** Before the first call. */
export const NO_EVIDENCE: Evidence = ODDS_RATIOS.map(() => 0);

/** The evidence after more calls, judged against the null's rate that held for them. */
export function addEvidence(evidence: Evidence, seen: Counts, nullRate: number): Evidence {
  const { trials, successes } = seen;
  return ODDS_RATIOS.map((ratio, index) => {
    const rate = shiftOdds(nullRate, ratio);
    const gained = successes * Math.log(rate / nullRate) + (trials - successes) * Math.log((1 - rate) / (1 - nullRate));
    return (evidence[index] ?? 0) + gained;
  });
}

/** The natural logarithm of E: the mean of all alternatives' likelihood ratios. */
export function logEvidence(evidence: Evidence): number {
  const highest = Math.max(...evidence);
  const sum = evidence.reduce((total, value) => total + Math.exp(value - highest), 0);
  return highest + Math.log(sum / evidence.length);
}
