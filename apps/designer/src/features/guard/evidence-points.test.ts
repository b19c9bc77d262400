import type { GuardLook } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { evidencePicture, evidenceWords } from "./evidence-points.ts";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 10, minutes)).toISOString();
const at = (minutes: number) => Date.parse(minute(minutes));

function look(minutes: number, logEvidence: number | null, lookedAt = minutes + 5): GuardLook {
  return {
    sequence: 1,
    at: minute(lookedAt),
    from: minute(minutes - 5),
    to: minute(minutes),
    verdict: logEvidence === null ? "paused" : "quiet",
    why: null,
    all: logEvidence === null ? null : { calls: 25, lost: 2, nullRate: 0.08, logEvidence },
    nodes: {},
    control: null,
    mode: "on",
    action: "ask",
    did: null,
    hash: "",
  };
}

describe("evidencePicture", () => {
  it("begins at 1 and has a point per look, at the end of its calls", () => {
    expect(evidencePicture(minute(0), [look(5, 0), look(10, Math.log(1000))])).toEqual({
      points: [
        { at: at(0), power: 0 },
        { at: at(5), power: 0 },
        { at: at(10), power: expect.closeTo(3) },
      ],
      gaps: [],
    });
  });

  it("breaks the line where the watch was paused, also while it still is", () => {
    const history = [look(5, 0), look(5, null, 15), look(5, null, 20), look(20, -50), look(20, null, 30)];
    const { points, gaps } = evidencePicture(minute(0), history);
    expect(points.map(({ power }) => power)).toEqual([0, 0, null, -3]);
    expect(gaps).toEqual([
      { from: at(5), to: at(20) },
      { from: at(20), to: at(30) },
    ]);
  });
});

describe("evidenceWords", () => {
  it.each([
    [0, "1"],
    [Math.log(0.2), "0.2"],
    [-99, "< 0.01"],
    [Math.log(35), "35"],
    [Math.log(12_345), "12,345"],
    [Math.log(2e6), "10⁶"],
    [Math.log(1e12) + 0.1, "10¹²"],
  ])("writes e to the power of %f as %s", (logEvidence, words) => {
    expect(evidenceWords(logEvidence)).toBe(words);
  });
});
