import { describe, expect, it } from "vitest";
import { figureText, timeText } from "./whole-flow-words.ts";

const enough = { rate: 0.25, low: 0.2, high: 0.31, enough: true };
const few = { rate: 3 / 29, low: 0.04, high: 0.26, enough: false };
const nobody = { rate: null, low: 0, high: 1, enough: false };

describe("figureText", () => {
  it.each([
    ["calls", { calls: 3372 }, "3,372"],
    // The vendor says so itself.
    ["calls", { calls: 0 }, "0"],
    ["abandoned", { calls: 4000, abandoned: 1000, abandonment: enough }, "1,000 (25 %)"],
    ["abandoned", { calls: 29, abandoned: 3, abandonment: few }, "3 of 29, too few for a rate"],
    ["abandoned", { calls: 0, abandoned: 0, abandonment: nobody }, "0"],
    ["abandoned", { abandoned: 12 }, "12"],
    ["totalSeconds", { totalSeconds: 12_240 }, "3.4 h"],
    ["completionRate", { completionRate: 0.052 }, "5.2 %"],
  ] as const)("of %s in %o is “%s”", (figure, row, text) => {
    expect(figureText(figure, row)).toBe(text);
  });

  it.each(["calls", "abandoned", "totalSeconds", "completionRate"] as const)(
    "of %s is no 0 where the vendor does not report it",
    (figure) => expect(figureText(figure, {})).toBe("not reported"),
  );
});

describe("timeText", () => {
  const asked = { timeZone: "America/New_York", to: "2026-11-22T06:00:00.000Z" };

  it.each([
    [{ from: "2026-11-20T05:00:00.000Z" }, "20 Nov, 00:00 GMT-5"],
    [{ from: "2026-11-22T05:00:00.000Z" }, "22 Nov, 00:00 GMT-5, so far"],
    [{}, "time not reported"],
  ])("tells %o in the tenant's time: %s", (row, text) => {
    expect(timeText(row, asked)).toBe(text);
  });

  it("tells a span from its beginning to its end", () => {
    const span = { from: "2026-11-15T06:00:00.000Z", to: "2026-11-22T06:00:00.000Z" };
    expect(timeText(span, asked)).toMatch(/^1[45] Nov 2026, .+ – 2[12] Nov 2026, .+$/u);
  });
});
