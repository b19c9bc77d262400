// Intervals of a share that was counted: k of n.

/** `successes` of `trials`; both whole and 0 or more, successes at most trials. */
export interface Counts {
  readonly trials: number;
  readonly successes: number;
}

/** A share with its interval, all between 0 and 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z_95 = 1.959_963_984_540_054;

/**
 * Wilson's score interval of a share, by default at 95 %; [0, 1] where nothing was counted.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
 */
export function wilsonInterval({ trials, successes }: Counts, z = Z_95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const square = z * z;
  const middle = share + square / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share) + square / (4 * trials)) / trials);
  const scale = 1 + square / trials;
  return {
    low: successes === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: successes === trials ? 1 : Math.min(1, (middle + spread) / scale),
  };
}
