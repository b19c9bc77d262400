import { describe, expect, it } from "vitest";
import { wholeFlowSpan } from "./whole-flow-span.ts";

const DAY_MS = 86_400_000;

describe("wholeFlowSpan", () => {
  it.each([
    ["days begin at the tenant's midnight", "America/New_York", "2026-11-22T06:00:00Z", 2, "2026-11-20T05:00:00.000Z"],
    ["not at that of UTC", "America/New_York", "2026-11-22T04:00:00Z", 1, "2026-11-20T05:00:00.000Z"],
    ["nor at a whole hour of UTC", "Asia/Kolkata", "2026-11-22T06:00:00Z", 1, "2026-11-20T18:30:00.000Z"],
    // Clocks went back on 1 November: 24 hours each lead to one in the morning then.
    ["the present day keeps its midnight", "America/New_York", "2026-11-04T12:00:00Z", 7, "2026-10-28T05:00:00.000Z"],
    // Clocks go forward at midnight there, so the day begins at one.
    ["where there is no midnight", "Asia/Beirut", "2026-03-29T12:00:00Z", 1, "2026-03-27T22:00:00.000Z"],
  ])("of a vendor that reports by the day: %s", (...[, timeZone, now, days, from]) => {
    const span = wholeFlowSpan(days, "day", { now: new Date(now), timeZone });
    expect([span.from.toISOString(), span.to]).toEqual([from, new Date(now)]);
  });

  it("of a vendor that knows one span alone it is that to the millisecond", () => {
    const now = new Date("2026-11-22T06:01:02.003Z");
    const { from, to } = wholeFlowSpan(7, "lastSevenDays", { now, timeZone: "America/New_York" });
    expect([to, to.getTime() - from.getTime()]).toEqual([now, 7 * DAY_MS]);
  });
});
