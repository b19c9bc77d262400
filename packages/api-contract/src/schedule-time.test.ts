import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, localTimeAt, localTimeNote, localTimeWords, readLocalTime } from "./schedule-time.ts";

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

describe("readLocalTime", () => {
  it.each([
    ["an ordinary evening", "2026-12-24T18:00", "Europe/Berlin", "2026-12-24T17:00:00.000Z", "exact"],
    ["summer", "2026-07-01T18:00", "Europe/Berlin", "2026-07-01T16:00:00.000Z", "exact"],
    ["what Berlin skips: an hour later", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z", "skipped"],
    ["the minute of the jump", "2026-03-29T02:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z", "skipped"],
    ["the minute after it", "2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z", "exact"],
    ["what Berlin shows twice: the first", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z", "repeated"],
    ["right after that", "2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z", "exact"],
    ["what New York skips", "2026-03-08T02:15", "America/New_York", "2026-03-08T07:15:00.000Z", "skipped"],
    ["half an hour of summer", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z", "skipped"],
    ["a quarter of an hour", "2026-06-01T12:00", "Asia/Kathmandu", "2026-06-01T06:15:00.000Z", "exact"],
    ["a day that Samoa skipped", "2011-12-30T10:00", "Pacific/Apia", "2011-12-30T20:00:00.000Z", "skipped"],
  ])("means by %s: %s in %s", (...[, local, zone, instant, kind]) => {
    const reading = readLocalTime(local, zone);
    expect([iso(reading?.at), reading?.kind]).toEqual([instant, kind]);
  });

  it.each(["", "2026-02-30T10:00", "2026-12-24T24:00", "2026-12-24 18:00", "1999-12-24T18:00", "2026-12-24T18:00Z"])(
    "takes no %j",
    (text) => {
      expect(readLocalTime(text, "Europe/Berlin")).toBeNull();
    },
  );

  it("knows which zones there are", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Middle/Earth")).toBe(false);
    expect(isTimeZone("+02:00")).toBe(false);
    expect(readLocalTime("2026-12-24T18:00", "Middle/Earth")).toBeNull();
    expect(localTimeAt(0, "Middle/Earth")).toBeNull();
  });

  const zones = fc.constantFrom(
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "America/Havana",
    "Pacific/Chatham",
    "Asia/Tehran",
    "UTC",
  );
  const instants = fc
    .integer({ min: Date.UTC(2015), max: Date.UTC(2035) })
    .map((at) => Math.floor(at / 60_000) * 60_000);

  it("reads back every instant that clocks show, the first one where they show it twice", () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const shown = localTimeAt(at, zone) ?? "";
        const reading = readLocalTime(shown, zone);
        expect(reading?.shown).toBe(shown);
        expect(reading?.kind).not.toBe("skipped");
        if (reading?.kind === "exact") expect(reading.at).toBe(at);
        else expect(at - (reading?.at ?? 0)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });

  it("never turns two local times round, except where one of them is skipped", () => {
    const later = fc.integer({ min: 1, max: 3 * 24 * 60 });
    fc.assert(
      fc.property(instants, later, zones, (wall, minutes, zone) => {
        const [first, second] = [wall, wall + minutes * 60_000].map((at) =>
          readLocalTime(new Date(at).toISOString().slice(0, 16), zone),
        );
        if (first?.kind === "skipped" || second?.kind === "skipped") return;
        expect(second?.at ?? 0).toBeGreaterThan(first?.at ?? 0);
      }),
      { numRuns: 100 },
    );
  });
});

describe("words", () => {
  it("say what becomes of a time that clocks skip or repeat", () => {
    expect(localTimeNote("2026-03-29T02:30", "Europe/Berlin")).toBe(
      "Clocks in Europe/Berlin are put forward on 29 Mar 2026 and never show 02:30. It will be 03:30 instead.",
    );
    expect(localTimeNote("2026-10-25T02:30", "Europe/Berlin")).toBe(
      "Clocks in Europe/Berlin are put back on 25 Oct 2026 and show 02:30 twice. The first time counts.",
    );
    expect(localTimeNote("2026-12-24T18:00", "Europe/Berlin")).toBeNull();
    expect(localTimeWords("2026-12-04T18:00", "Europe/Berlin")).toBe("4 Dec 2026, 18:00 (Europe/Berlin)");
  });
});
