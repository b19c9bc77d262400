/** What every measurement is told. */
export interface ChaosOptions {
  /** Makes the same choices again. */
  readonly seed: number;
  /** Deployments of the campaign. */
  readonly deployments: number;
  /** Seconds after which the campaign begins nothing new. */
  readonly seconds: number;
  /** How many times shorter the campaign's leases and deadlines are than the product's. */
  readonly hurry: number;
  /** How much of each promised count is done: 1 in full, less for a look. */
  readonly share: number;
  /** Told what is going on. */
  readonly say: (line: string) => void;
}

/** A share of a promised count, and never less than `least`. */
export function partOf(count: number, { share }: Pick<ChaosOptions, "share">, least = 1): number {
  return Math.max(least, Math.round(count * share));
}

/** A reproducible source of numbers from 0 to 1 (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
