import { describe, expect, it } from "vitest";
import { daySeries, weekBeside } from "./day-series.ts";

describe("daySeries", () => {
  it("has every day of the window and no 0 where nothing is known", () => {
    const known = [{ day: "2026-03-29", calls: 40, lost: 0 }];
    expect(daySeries({ from: "2026-03-28", to: "2026-03-30" }, known)).toEqual([
      { day: "2026-03-28", figures: null },
      { day: "2026-03-29", figures: known[0] },
      { day: "2026-03-30", figures: null },
    ]);
  });
});

describe("weekBeside", () => {
  // ISO 8601: a week belongs to the year that has its Thursday.
  it.each([
    ["2026-11-16", 0, "2026-W47"],
    ["2026-11-16", -1, "2026-W46"],
    ["2026-12-28", 0, "2026-W53"],
    ["2026-12-28", 1, "2027-W01"],
    ["2027-01-04", -1, "2026-W53"],
    ["2024-12-30", 0, "2025-W01"],
  ])("%s and %i weeks is %s", (monday, weeks, expected) => {
    expect(weekBeside(monday, weeks)).toBe(expected);
  });
});
