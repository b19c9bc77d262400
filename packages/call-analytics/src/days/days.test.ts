import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOfWeek, weekOf } from "./iso-week.ts";
import { createDayFinder } from "./local-day.ts";

const HOUR_MS = 3_600_000;

describe("createDayFinder", () => {
  it.each([
    ["UTC", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-29T00:00:00.000Z", 24],
    ["Europe/Berlin, clocks forward", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-28T23:00:00.000Z", 23],
    ["Europe/Berlin, clocks back", "2026-10-25T12:00:00Z", "2026-10-25", "2026-10-24T22:00:00.000Z", 25],
    ["America/New_York", "2026-11-21T03:59:59Z", "2026-11-20", "2026-11-20T05:00:00.000Z", 24],
    ["Asia/Kolkata", "2026-11-21T18:40:00Z", "2026-11-21", "2026-11-20T19:00:00.000Z", 24],
    ["Pacific/Apia", "2026-11-21T11:00:00Z", "2026-11-22", "2026-11-21T11:00:00.000Z", 24],
  ])("%s at %s", (...[zone, at, day, from, hours]) => {
    const found = createDayFinder(zone.split(",")[0] ?? "").dayOf(Date.parse(at));
    expect({ day: found.day, from: new Date(found.from).toISOString() }).toEqual({ day, from });
    expect((found.to - found.from) / HOUR_MS).toBe(hours);
  });

  it("gives every hour to one day, and days without gaps between them", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu");
    const hours = fc.integer({ min: 440_000, max: 500_000 });
    fc.assert(
      fc.property(zones, hours, (zone, hour) => {
        const finder = createDayFinder(zone);
        const day = finder.dayOf(hour * HOUR_MS);
        expect(finder.dayOf(day.from)).toEqual(day);
        expect(finder.dayOf(day.to - 1)).toEqual(day);
        expect(finder.dayOf(day.to)).toMatchObject({ from: day.to });
      }),
    );
  });
});

describe("daysOfWeek", () => {
  it.each([
    ["2026-W47", "2026-11-16", "2026-11-22"],
    ["2026-W01", "2025-12-29", "2026-01-04"],
    ["2026-W53", "2026-12-28", "2027-01-03"],
  ])("%s", (week, from, to) => {
    expect(daysOfWeek(week)).toEqual({ from, to });
  });

  it("knows that 2027 has no 53rd week", () => {
    expect(daysOfWeek("2027-W53")).toBeNull();
  });

  it("holds every day in its own week", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 40_000 }), (days) => {
        const date = new Date(days * 24 * HOUR_MS).toISOString().slice(0, 10);
        const found = daysOfWeek(weekOf(days * 24 * HOUR_MS));
        expect(found !== null && found.from <= date && date <= found.to).toBe(true);
      }),
    );
  });
});
