import { describe, expect, it } from "vitest";
import { readChoice } from "./when-choice.ts";

const place = { timeZone: "Europe/Berlin", now: Date.parse("2026-12-01T12:00:00Z"), incomplete: "incomplete" };

describe("readChoice", () => {
  it.each([
    ["now", { mode: "now", from: "2020-01-01T10:00", until: "" }, null],
    ["a time", { mode: "at", from: "2026-12-24T18:00", until: "x" }, { from: "2026-12-24T18:00" }],
    [
      "a span, with seconds",
      { mode: "span", from: "2026-12-24T18:00:00", until: "2026-12-27T08:00" },
      { from: "2026-12-24T18:00", until: "2026-12-27T08:00" },
    ],
  ] as const)("takes %s", (...[, choice, asked]) => {
    const schedule = asked === null ? null : { ...asked, timeZone: "Europe/Berlin" };
    expect(readChoice(choice, place)).toEqual({ schedule, faults: { from: null, until: null }, isRefused: false });
  });

  it.each([
    ["nothing yet", { mode: "at", from: "", until: "" }, null, null],
    ["half a span", { mode: "span", from: "2026-12-24T18:00", until: "" }, null, null],
    ["half a time", { mode: "at", from: "2026-12", until: "" }, "incomplete", null],
    ["what has passed", { mode: "at", from: "2026-12-01T12:59", until: "" }, "has passed", null],
    [
      "an end before the begin",
      { mode: "span", from: "2026-12-24T18:00", until: "2026-12-24T08:00" },
      null,
      "before it begins",
    ],
  ] as const)("does not take %s", (...[, choice, from, until]) => {
    const read = readChoice(choice, place);
    expect(read).toMatchObject({ schedule: null, isRefused: true });
    expect(read.faults.from ?? "").toContain(from ?? "");
    expect(read.faults.until ?? "").toContain(until ?? "");
    expect([read.faults.from === null, read.faults.until === null]).toEqual([from === null, until === null]);
  });
});
