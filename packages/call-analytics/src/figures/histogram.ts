// Durations as counts per logarithmic bucket: they add up over hours, versions and replicas, which percentiles do not.

/** Counts per bucket; the key is the bucket's number. Plain data. */
export type Histogram = Readonly<Record<string, number>>;

/** Each bucket is 4 % wider than the one before, so its middle is at most 2 % from any value in it. */
const GROWTH = Math.log(1.04);
const SMALLEST_SECONDS = 0.01;

/** The bucket of a duration; what is shorter than 10 ms, or no number, is in the first. */
export function bucketOf(seconds: number): number {
  return seconds > SMALLEST_SECONDS ? 1 + Math.floor(Math.log(seconds / SMALLEST_SECONDS) / GROWTH) : 0;
}

/**
 * The duration that a share of all durations does not exceed, in seconds, within 2 %; null where nothing was counted.
 * @param share between 0 and 1: 0.5 for the median
 */
export function quantile(histogram: Histogram, share: number): number | null {
  let total = 0;
  for (const bucket in histogram) total += histogram[bucket] ?? 0;
  if (total === 0) return null;
  const wanted = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  // Whole numbers come in ascending order as keys, whatever the order in which they were written.
  for (const bucket in histogram) {
    seen += histogram[bucket] ?? 0;
    if (seen >= wanted) return middleOf(Number(bucket));
  }
  return null;
}

/** The counted durations in seconds, each within 2 %, shortest first. */
export function durationsOf(histogram: Histogram): readonly { readonly seconds: number; readonly count: number }[] {
  return Object.entries(histogram).map(([bucket, count]) => ({ seconds: middleOf(Number(bucket)), count }));
}

function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : SMALLEST_SECONDS * Math.exp((bucket - 0.5) * GROWTH);
}
