import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlapOf, readSchedule, spanWords, type PlannedSpan } from "./schedule-span.ts";

const ZONE = "Europe/Berlin";
const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("readSchedule", () => {
  it("keeps the local times and the instants that they mean", () => {
    expect(readSchedule({ from: "2026-12-24T18:00", until: "2026-12-27T08:00" }, ZONE, NOW)).toEqual({
      ok: true,
      value: {
        timeZone: ZONE,
        from: "2026-12-24T18:00",
        until: "2026-12-27T08:00",
        startsAt: "2026-12-24T17:00:00.000Z",
        endsAt: "2026-12-27T07:00:00.000Z",
      },
    });
  });

  it.each([
    ["a zone that is none", { from: "2026-12-24T18:00" }, "Middle/Earth", "/timeZone", "invalid-zone"],
    ["a day that is none", { from: "2026-02-30T18:00" }, ZONE, "/from", "invalid-time"],
    ["an end that is none", { from: "2026-12-24T18:00", until: "2026-12-32T18:00" }, ZONE, "/until", "invalid-time"],
    ["a begin in the past", { from: "2026-11-21T12:59" }, ZONE, "/from", "in-the-past"],
    ["this very minute", { from: "2026-11-21T13:00" }, ZONE, "/from", "in-the-past"],
    ["an end before the begin", { from: "2026-12-24T18:00", until: "2026-12-24T17:59" }, ZONE, "/until", "reversed"],
    ["an end at the begin", { from: "2026-12-24T18:00", until: "2026-12-24T18:00" }, ZONE, "/until", "reversed"],
    ["a span that clocks skip", { from: "2027-03-28T02:00", until: "2027-03-28T03:00" }, ZONE, "/until", "reversed"],
  ])("refuses %s", (...[, asked, zone, pointer, code]) => {
    expect(readSchedule(asked, zone, NOW)).toMatchObject({ ok: false, error: { pointer, code } });
  });

  it("says a span in words", () => {
    expect(spanWords({ from: "2026-12-24T18:00", until: "2026-12-27T08:00", timeZone: ZONE })).toBe(
      "from 24 Dec 2026, 18:00 until 27 Dec 2026, 08:00 (Europe/Berlin)",
    );
    expect(spanWords({ from: "2026-12-24T18:00", until: null, timeZone: ZONE })).toBe(
      "at 24 Dec 2026, 18:00 (Europe/Berlin)",
    );
  });
});

describe("overlapOf", () => {
  const span = ([start, end]: readonly [number, number | null]): PlannedSpan => ({
    timeZone: "UTC",
    from: "",
    until: null,
    startsAt: new Date(start * 3_600_000).toISOString(),
    endsAt: end === null ? null : new Date(end * 3_600_000).toISOString(),
  });

  it.each([
    ["apart", [1, 2], [3, 4], null],
    ["one after the other", [3, 4], [1, 3], null],
    ["one before the other", [1, 3], [3, 4], null],
    ["begins inside", [2, 5], [1, 3], "/from"],
    ["lies inside", [2, 3], [1, 5], "/from"],
    ["begins at the same time", [1, 2], [1, 5], "/from"],
    ["ends inside", [1, 3], [2, 5], "/until"],
    ["contains", [1, 9], [2, 5], "/until"],
    ["contains a moment", [1, 9], [2, null], "/until"],
    ["a moment inside", [2, null], [1, 3], "/from"],
    ["a moment at the end", [3, null], [1, 3], null],
    ["the same moment", [2, null], [2, null], "/from"],
    ["two moments", [2, null], [3, null], null],
  ] as const)("%s: %j and %j", (...[, mine, theirs, pointer]) => {
    expect(overlapOf(span(mine), span(theirs))).toBe(pointer);
  });

  it("finds a collision whichever of the two was there first", () => {
    const hours = fc.integer({ min: 0, max: 20 });
    const arbitrary = fc
      .tuple(hours, fc.option(fc.integer({ min: 1, max: 10 })))
      .map(([start, length]) => span([start, length === null ? null : start + length]));
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        expect(overlapOf(one, other) === null).toBe(overlapOf(other, one) === null);
      }),
      { numRuns: 100 },
    );
  });
});
