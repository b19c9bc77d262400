import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryAfterMs } from "./retry-after.ts";
import { waitMs } from "./wait.ts";

describe("waitMs", () => {
  it("stays within full jitter's bounds for any attempt and any luck", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (attempt, luck) => {
          const wait = waitMs({ kind: "fullJitter", baseMs: 1000, maxMs: 8000 }, attempt, () => luck);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThan(Math.min(8000, 1000 * 2 ** (attempt - 1)));
        },
      ),
    );
  });

  it("is always the same where the vendor says so", () => {
    expect([1, 2, 3].map((attempt) => waitMs({ kind: "fixed", ms: 5000 }, attempt, () => 0.9))).toEqual([
      5000, 5000, 5000,
    ]);
  });
});

describe("retryAfterMs", () => {
  const now = Date.UTC(2026, 10, 21, 2, 0, 0);
  it.each([
    ["12", 12_000],
    ["0", 0],
    [" 3 ", 3000],
    ["Sat, 21 Nov 2026 02:00:10 GMT", 10_000],
    ["Sat, 21 Nov 2026 01:00:00 GMT", 0],
    ["Saturday, 21-Nov-26 02:00:10 GMT", 10_000],
    ["Sat Nov 21 02:00:10 2026", 10_000],
    // A day of one digit is written with a space before it; years of two digits are never more than 50 years ahead.
    ["Sun Nov  1 02:00:10 2026", 0],
    ["Thursday, 21-Nov-75 02:00:10 GMT", 86_400_000],
    ["Monday, 21-Nov-77 02:00:10 GMT", 0],
    ["Saturday, 21 Nov 2026 02:00:10 GMT", null],
    ["Sat Nov 21 02:00:10 26", null],
    // Longer than a day nobody is told to wait.
    ["86400", 86_400_000],
    ["86401", 86_400_000],
    ["99999999999999980000", 86_400_000],
    ["9".repeat(400), 86_400_000],
    ["Tue, 31 Dec 9999 23:59:59 GMT", 86_400_000],
    ["-5", null],
    ["1.5", 1500],
    ["0.0004", 1],
    ["1.", null],
    [".5", null],
    ["soon", null],
    ["2026-11-21", null],
    ["Sat, 99 Nov 2026 99:99:99 GMT", null],
    ["", null],
    [undefined, null],
  ])("reads %j as %j ms", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
