import { describe, expect, it } from "vitest";
import { compareLosses } from "./compare-loss.ts";

describe("compareLosses", () => {
  it.each([
    [{ calls: 1000, lost: 100 }, { calls: 1000, lost: 50 }, "better"],
    [{ calls: 1000, lost: 50 }, { calls: 1000, lost: 100 }, "worse"],
    [{ calls: 100, lost: 10 }, { calls: 100, lost: 11 }, "unclear"],
    [{ calls: 29, lost: 29 }, { calls: 1000, lost: 0 }, "notEnoughCalls"],
    [{ calls: 30, lost: 30 }, { calls: 30, lost: 0 }, "better"],
    [{ calls: 0, lost: 0 }, { calls: 0, lost: 0 }, "notEnoughCalls"],
  ] as const)("of %o and then %o: %s", (before, after, verdict) => {
    const compared = compareLosses(before, after);
    expect(compared.verdict).toBe(verdict);
    expect(compared.difference === null).toBe(verdict === "notEnoughCalls");
    expect(compared.before.rate).toBe(before.calls === 0 ? null : before.lost / before.calls);
  });
});
