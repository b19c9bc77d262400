import { describe, expect, it } from "vitest";
import { HOLIDAY_PLACES, withHolidays } from "./holiday-list.ts";
import { publicHolidays } from "./public-holidays.ts";

const daysOf = (...[place, year]: Parameters<typeof publicHolidays>): string =>
  publicHolidays(place, year)
    .map(({ date }) => date.slice(5))
    .join(" ");

// Sources: 5 U.S.C. 6103(a) with the calendars of the Office of Personnel Management; the holiday laws of the states.
describe("publicHolidays", () => {
  it.each([
    ["US", 2026, "01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25"],
    ["US", 2027, "01-01 01-18 02-15 05-31 06-19 07-04 09-06 10-11 11-11 11-25 12-25"],
    ["DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"],
    ["DE", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26"],
    ["DE-BE", 2027, "01-01 03-08 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26"],
    ["DE-SN", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26"],
    ["DE-NW", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26"],
  ] as const)("knows %s in %d", (place, year, days) => {
    expect(daysOf(place, year)).toBe(days);
  });

  it("gives every place days of the year with names", () => {
    for (const { value } of HOLIDAY_PLACES)
      for (const { date, label } of publicHolidays(value, 2028)) {
        expect(date).toMatch(/^2028-\d{2}-\d{2}$/);
        expect(label).toMatch(/^\S.+/);
      }
  });
});

describe("withHolidays", () => {
  it("puts days where they belong and keeps those that are there", () => {
    const present = [
      { date: "2026-12-25", label: "Closed for Christmas" },
      { date: "2026-06-30", label: "Stocktaking" },
    ];
    expect(withHolidays(present, publicHolidays("US", 2026).slice(-2)).map(({ label }) => label)).toEqual([
      "Stocktaking",
      "Thanksgiving Day",
      "Closed for Christmas",
    ]);
  });
});
