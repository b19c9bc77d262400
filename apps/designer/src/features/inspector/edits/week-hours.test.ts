import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeOfDay, weekOf, weeklyOf, withDay } from "./week-hours.ts";

describe("weekOf", () => {
  it("reads the lines of a flow day by day", () => {
    const week = weekOf([
      { days: [1, 2], from: "08:00", to: "12:00" },
      { days: [1], from: "13:00", to: "18:00" },
    ]);
    expect(week[0]).toEqual([
      { from: "08:00", to: "12:00" },
      { from: "13:00", to: "18:00" },
    ]);
    expect(week[1]).toEqual([{ from: "08:00", to: "12:00" }]);
    expect(week.slice(2)).toEqual([[], [], [], [], []]);
  });
});

describe("weeklyOf", () => {
  it("lets days with the same hours share a line", () => {
    const workday = [{ from: "08:00", to: "18:00" }];
    expect(weeklyOf([workday, workday, workday, workday, workday, [{ from: "09:00", to: "12:00" }], []])).toEqual([
      { days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" },
      { days: [6], from: "09:00", to: "12:00" },
    ]);
  });

  it("loses nothing of a week", () => {
    const time = fc.constantFrom("00:00", "08:00", "12:30", "18:00", "24:00");
    const span = fc.record({ from: time, to: time });
    const day = fc.array(span, { maxLength: 3 });
    const text = (spans: readonly { from: string; to: string }[]) =>
      spans.map(({ from, to }) => `${from}-${to}`).sort();
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (week) => {
        expect(weekOf(weeklyOf(week)).map(text)).toEqual(week.map(text));
      }),
      { numRuns: 100 },
    );
  });
});

describe("withDay", () => {
  it("changes that day alone", () => {
    const week = weekOf([{ days: [1, 2], from: "08:00", to: "12:00" }]);
    expect(weeklyOf(withDay(week, 1, []))).toEqual([{ days: [1], from: "08:00", to: "12:00" }]);
  });
});

describe("timeOfDay", () => {
  it.each([
    ["8", "08:00"],
    ["08:30", "08:30"],
    ["8.05", "08:05"],
    ["1815", "18:15"],
    [" 24 ", "24:00"],
    ["24:01", null],
    ["25", null],
    ["8:60", null],
    ["noon", null],
    ["", null],
  ])("reads %j as %j", (typed, time) => {
    expect(timeOfDay(typed)).toBe(time);
  });
});
