import type { Rehearsal } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { rehearsalLine, spanWords, timesLine } from "./rehearsal-words.ts";

const rehearsal: Rehearsal = {
  tenantId: "tenant_1",
  tenantName: "CXone us2",
  liveVersion: 7,
  toVersion: 6,
  state: "ready",
  items: [],
  rehearsedAt: "2026-11-21T10:00:00.000Z",
  times: { count: 3, lastMs: 3900, medianMs: 4200, expectedMs: 4200 },
};

describe("spanWords", () => {
  it.each([
    [0, "0.1 s"],
    [640, "0.6 s"],
    [4000, "4 s"],
    [12_400, "12 s"],
    [150_000, "3 min"],
  ])("says %i ms as %s", (ms, said) => expect(spanWords(ms)).toBe(said));
});

describe("rehearsalLine", () => {
  it.each([
    ["ready", "rehearsed: version 6 could be back in about 4.2 s"],
    ["attention", "version 6 can be back, with a choice to make"],
    ["broken", "version 6 cannot be brought back as it is"],
    ["unknown", "roll back not rehearsed yet"],
    ["none", ""],
  ] as const)("of one that is %s", (state, line) => expect(rehearsalLine({ ...rehearsal, state })).toBe(line));
});

describe("timesLine", () => {
  it("tells what was measured, else what a publish takes, else nothing", () => {
    expect(timesLine(rehearsal)).toBe("The last roll back took 3.9 s; half of 3 took at most 4.2 s.");
    const none = { count: 0, lastMs: null, medianMs: null };
    expect(timesLine({ ...rehearsal, times: { ...none, expectedMs: 2000 } })).toContain(
      "A publish there takes about 2 s",
    );
    expect(timesLine({ ...rehearsal, times: { ...none, expectedMs: null } })).toBe("");
  });
});
