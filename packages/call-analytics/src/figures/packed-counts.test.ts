import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPackedCounts, packCounts } from "./packed-counts.ts";

describe("packCounts", () => {
  const row = fc.tuple(fc.nat(300), fc.array(fc.nat(4_000_000_000), { minLength: 1, maxLength: 20 }));

  it("comes back, added to what is there, and is the same text in JSON", () => {
    fc.assert(
      fc.property(row, row, ([first, counts], [other, more]) => {
        const sum: number[] = [];
        addPackedCounts(sum, packCounts([first, ...counts]));
        addPackedCounts(sum, packCounts([other, ...more]));
        const length = Math.max(first + counts.length, other + more.length);
        const expected = Array.from(
          { length },
          (_, place) => (counts[place - first] ?? 0) + (more[place - other] ?? 0),
        );
        expect(sum).toEqual(expected);
        const text = packCounts([first, ...counts]);
        expect(JSON.stringify(text)).toBe(`"${text}"`);
      }),
    );
  });

  it("is nothing where nothing was counted", () => {
    const sum: number[] = [];
    addPackedCounts(sum, packCounts([]));
    expect(sum).toEqual([]);
  });
});
