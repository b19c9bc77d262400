/** Adds one to the bucket of every bound that the value does not pass; the bounds rise. */
export function countBelow(buckets: number[], bounds: readonly number[], value: number): void {
  for (let index = bounds.length - 1; index >= 0 && value <= (bounds[index] ?? 0); index -= 1)
    buckets[index] = (buckets[index] ?? 0) + 1;
}
