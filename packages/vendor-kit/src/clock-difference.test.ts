import { describe, expect, it } from "vitest";
import { clockDifference } from "./clock-difference.ts";

const capabilities = { deletesFlows: false, repeatableCreate: false, listsResources: [], activationWindow: true };
const [MINUTE, HOUR] = [60_000, 3_600_000];

describe("clockDifference", () => {
  it.each<[number | null, string | null]>([
    [null, null],
    [0, null],
    [MINUTE, null],
    [-MINUTE, null],
    [MINUTE + 1, "1 minute ahead of"],
    [-90 * MINUTE, "90 minutes behind"],
    [-2 * HOUR, "2 hours behind"],
    [24 * HOUR, "24 hours ahead of"],
    [-100 * HOUR, "4 days behind"],
  ])("says of %i ms: %s", (aheadMs, span) => {
    const words = clockDifference(aheadMs, { vendor: "NICE CXone", capabilities });
    if (span === null) expect(words).toBeNull();
    else expect(words).toContain(`NICE CXone's clock is ${span} ours.`);
  });

  it("says when a chosen time counts, only where the vendor has such times", () => {
    const said = (aheadMs: number, activationWindow: boolean) =>
      clockDifference(aheadMs, { vendor: "V", capabilities: { ...capabilities, activationWindow } }) ?? "";
    expect(said(-3 * HOUR, true)).toContain("3 hours late by ours");
    expect(said(3 * HOUR, true)).toContain("3 hours early by ours");
    expect(said(3 * HOUR, false)).not.toMatch(/chose|begins/);
  });
});
