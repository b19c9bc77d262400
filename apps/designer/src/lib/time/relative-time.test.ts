import { describe, expect, it } from "vitest";
import { exactTime, listTime, relativeTime, secondsBetween } from "./relative-time.ts";

const berlin = { timeZone: "Europe/Berlin" };
const now = Date.parse("2026-11-20T09:00:00Z"); // 10:00 in Berlin

describe("relativeTime", () => {
  it.each([
    ["just now", "2026-11-20T08:59:30Z"],
    ["just now", "2026-11-20T09:00:20Z"],
    ["1 min ago", "2026-11-20T08:59:10Z"],
    ["3 min ago", "2026-11-20T08:57:00Z"],
    ["59 min ago", "2026-11-20T08:01:00Z"],
    ["1 h ago", "2026-11-20T08:00:00Z"],
    ["10 h ago", "2026-11-19T23:00:00Z"],
    ["yesterday", "2026-11-19T22:30:00Z"],
    ["yesterday", "2026-11-18T23:00:00Z"],
    ["2 days ago", "2026-11-18T22:59:00Z"],
    ["6 days ago", "2026-11-14T12:00:00Z"],
    ["13 Nov", "2026-11-13T12:00:00Z"],
    ["31 Dec 2025", "2025-12-31T12:00:00Z"],
  ])("%s: %s", (text, instant) => {
    expect(relativeTime(instant, now, berlin)).toBe(text);
  });

  it("counts days by the reader's calendar", () => {
    const instant = "2026-11-19T23:30:00Z";
    expect(relativeTime(instant, now, berlin)).toBe("10 h ago");
    expect(relativeTime(instant, now, { timeZone: "UTC" })).toBe("yesterday");
  });

  it("counts the day that has 25 hours once", () => {
    const monday = Date.parse("2026-10-26T11:00:00Z");
    expect(relativeTime("2026-10-24T22:30:00Z", monday, berlin)).toBe("yesterday");
  });
});

describe("exactTime and listTime", () => {
  it("name the zone", () => {
    expect(exactTime("2026-11-12T08:14:00Z", berlin)).toBe("12 Nov 2026, 09:14 CET");
    expect(listTime("2026-11-12T08:14:00Z", now, berlin)).toBe("12 Nov, 09:14 CET");
    expect(listTime("2025-07-01T08:14:00Z", now, berlin)).toBe("1 Jul 2025, 10:14 CEST");
  });
});

describe("secondsBetween", () => {
  it.each([
    ["0.6 s", "2026-11-20T09:00:00.000Z", "2026-11-20T09:00:00.600Z"],
    ["12.0 s", "2026-11-20T08:59:48.000Z", null],
    ["0.0 s", "2026-11-20T09:00:05.000Z", null],
  ])("%s", (text, from, until) => {
    expect(secondsBetween(from, until, now)).toBe(text);
  });
});
