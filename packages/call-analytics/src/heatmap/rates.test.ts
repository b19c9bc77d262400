import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf } from "./difference-of.ts";
import { rateOf } from "./rate-of.ts";

describe("rateOf", () => {
  it.each([
    [0, 0, { rate: null, low: 0, high: 1, enough: false }],
    [0, 29, { rate: 0, enough: false }],
    [3, 30, { rate: 0.1, enough: true }],
  ])("%i of %i", (part, whole, expected) => {
    expect(rateOf(part, whole)).toMatchObject(expected);
  });

  it.each([
    [-1, 5],
    [6, 5],
  ])("takes %i of %i for a fault of the source", (part, whole) => {
    expect(() => rateOf(part, whole)).toThrow(RangeError);
  });
});

describe("differenceOf", () => {
  // Newcombe (1998), table II, method 10: 56/70 against 48/80, and 9/10 against 3/10.
  it.each([
    [80, 48, 70, 56, 0.2, 0.0524, 0.3339],
    [10, 3, 10, 9, 0.6, 0.1705, 0.809],
  ] as const)("%i with %i, then %i with %i", (...[n1, k1, n2, k2, change, low, high]) => {
    const difference = differenceOf({ trials: n1, successes: k1 }, { trials: n2, successes: k2 });
    expect(difference?.change).toBeCloseTo(change, 4);
    expect(difference?.low).toBeCloseTo(low, 4);
    expect(difference?.high).toBeCloseTo(high, 4);
    expect(difference?.isClear).toBe(true);
  });

  it("is unknown where one side has no calls", () => {
    expect(differenceOf({ trials: 0, successes: 0 }, { trials: 9, successes: 1 })).toBeNull();
  });

  it("turns round with its sides", () => {
    const side = fc
      .tuple(fc.nat(500), fc.nat(500))
      .map(([kept, lost]) => ({ trials: kept + lost + 1, successes: lost }));
    fc.assert(
      fc.property(side, side, (one, other) => {
        const [there, back] = [differenceOf(one, other), differenceOf(other, one)];
        expect(there?.change).toBeCloseTo(-(back?.change ?? NaN), 12);
        expect(there?.low).toBeCloseTo(-(back?.high ?? NaN), 12);
        expect(there?.isClear).toBe(back?.isClear);
      }),
    );
  });
});
