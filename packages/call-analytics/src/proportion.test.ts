import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./proportion.ts";

describe("wilsonInterval", () => {
  // Reference values: R 4, prop.test(k, n, correct = FALSE).
  it.each([
    [10, 3, 0.1078, 0.6032],
    [30, 0, 0, 0.1135],
    [30, 30, 0.8865, 1],
    [1000, 60, 0.0469, 0.0765],
    [0, 0, 0, 1],
  ] as const)("of %i calls with %i lost", (...[trials, successes, low, high]) => {
    const interval = wilsonInterval({ trials, successes });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("holds the share, stays between 0 and 1, and narrows with more calls", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (kept, successes) => {
        const trials = kept + successes;
        const { low, high } = wilsonInterval({ trials, successes });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (trials === 0) return;
        expect(low).toBeLessThanOrEqual(successes / trials + 1e-12);
        expect(high).toBeGreaterThanOrEqual(successes / trials - 1e-12);
        const tenfold = wilsonInterval({ trials: trials * 10, successes: successes * 10 });
        expect(tenfold.high - tenfold.low).toBeLessThan(high - low);
      }),
    );
  });
});
