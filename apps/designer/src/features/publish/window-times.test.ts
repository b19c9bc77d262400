import { describe, expect, it } from "vitest";
import { windowOf } from "./window-times.ts";

const words = { incomplete: "incomplete", past: "past", reversed: "reversed" };
const now = new Date("2026-12-01T12:00").getTime();
const utc = (local: string) => new Date(local).toISOString().replace(".000Z", "Z");

describe("windowOf", () => {
  it.each([
    ["nothing", { from: "", until: "" }, null],
    ["a beginning", { from: "2026-12-24T08:00", until: "" }, { effectiveDate: utc("2026-12-24T08:00") }],
    ["an end", { from: "", until: "2026-12-27T08:00" }, { expirationDate: utc("2026-12-27T08:00") }],
    [
      "both",
      { from: "2026-12-24T08:00", until: "2026-12-27T08:00" },
      { effectiveDate: utc("2026-12-24T08:00"), expirationDate: utc("2026-12-27T08:00") },
    ],
  ])("takes %s", (...[, typed, window]) => {
    expect(windowOf(typed, now, words)).toEqual({ window, faults: { from: null, until: null } });
  });

  it.each([
    ["half a time", { from: "2026-12", until: "" }, { from: "incomplete", until: null }],
    ["an end that has passed", { from: "", until: "2026-12-01T11:59" }, { from: null, until: "past" }],
    [
      "an end before the beginning",
      { from: "2026-12-24T08:00", until: "2026-12-24T07:00" },
      { from: null, until: "reversed" },
    ],
    ["an end that is no time", { from: "2026-12-24T08:00", until: "x" }, { from: null, until: "incomplete" }],
  ])("refuses %s and sends nothing of it", (...[, typed, faults]) => {
    expect(windowOf(typed, now, words)).toEqual({ window: null, faults });
  });
});
