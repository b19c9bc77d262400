import { describe, expect, it } from "vitest";
import { outcomes, shareText } from "./outcomes.ts";

const base = { entered: 100, abandoned: 20, rate: 0.2, low: 0.1, high: 0.3, enough: true };

describe("outcomes", () => {
  it("sum to 1 and go from the busiest exit to the ends", () => {
    const found = outcomes(
      { ...base, next: { "key:1": 30, noMatch: 40 }, completed: 4, ended: 5, open: 1 },
      (port) => port,
    );
    expect(found.map(({ label, share }) => [label, share])).toEqual([
      ["noMatch", 0.4],
      ["key:1", 0.3],
      ["Hang up", 0.2],
      ["Completed", 0.04],
      ["Handed over or ended", 0.05],
      ["Still here", 0.01],
    ]);
  });

  it("are counts and no shares where too few calls came by", () => {
    const texts = (entered: number) =>
      outcomes(
        { ...base, entered, abandoned: entered / 2, enough: entered >= 30, next: { next: entered / 2 } },
        String,
      ).map(({ text }) => text);
    expect(shareText(0, { entered: 0, enough: false })).toBe("–");
    expect([texts(6), texts(60)]).toEqual([
      ["3 of 6", "3 of 6"],
      ["50 %", "50 %"],
    ]);
  });

  it.each([
    ["where only sums are known", base],
    ["where nobody came by", { ...base, entered: 0, next: {} }],
  ])("are none %s", (_name, figures) => {
    expect(outcomes(figures, String)).toEqual([]);
  });
});
