import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utcTime } from "./utc-time.ts";

const year = (number: number): number => new Date(0).setUTCFullYear(number, 0, 1);

describe("utcTime", () => {
  it("says what the platform says", () => {
    const instants = fc.integer({ min: year(0), max: year(10_000) - 1 });
    fc.assert(
      fc.property(instants, (ms) => {
        expect(utcTime(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    "0000-02-29T23:59:59.999Z",
    "1900-02-28T12:00:00.000Z",
    "1969-12-31T23:59:59.999Z",
    "2000-02-29T00:00:00.001Z",
    "2024-02-29T05:06:07.089Z",
    "2024-12-31T00:00:00.000Z",
    "2100-03-01T00:00:00.000Z",
    "2400-02-29T23:59:59.000Z",
  ])("knows %s", (text) => expect(utcTime(Date.parse(text))).toBe(text));
});
