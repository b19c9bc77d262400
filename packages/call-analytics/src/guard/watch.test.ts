import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIFTS, seededRandom, simulateWatch } from "../testing/index.ts";
import type { Counts } from "../proportion.ts";
import { addEvidence, logEvidence, NO_EVIDENCE } from "./e-process.ts";
import { controlDrift, guardNull } from "./guard-null.ts";
import { addLook, judgeWatch, startWatch, type Watch, type WatchSource } from "./watch.ts";

const counts = (trials: number, successes: number): Counts => ({ trials, successes });
const CALLS: WatchSource = { kind: "calls", grainMs: 1000 };
const STEADY = { before: counts(10_000, 600), meanwhile: counts(600, 36) };
const MINUTE = 60_000;

function watched(seen: Counts, { source = CALLS, control = STEADY as typeof STEADY | null } = {}): Watch {
  const start = startWatch({ former: counts(50_000, 3000), source, liveSinceMs: 0 });
  return addLook(start, { fromMs: 0, toMs: 5 * MINUTE, seen, control }).watch;
}

describe("guardNull", () => {
  it.each([
    ["2 points more where that is more than a quarter", counts(50_000, 3000), null, 0.08],
    ["a quarter more where that is more than 2 points", counts(50_000, 10_000), null, 0.25],
    ["the upper bound where the former version had few calls", counts(30, 3), null, 0.3728],
    ["anything where the former version had none", counts(0, 0), null, 0.98],
    [
      "as much more as the control got worse",
      counts(50_000, 3000),
      { before: counts(1e6, 1e5), meanwhile: counts(1e6, 2e5) },
      0.1636,
    ],
    [
      "no less because the control got better",
      counts(50_000, 3000),
      { before: counts(1000, 200), meanwhile: counts(1000, 100) },
      0.08,
    ],
    [
      "nothing else while the control has no calls",
      counts(50_000, 3000),
      { before: counts(1000, 200), meanwhile: counts(0, 0) },
      0.08,
    ],
  ])("takes %s", (...[, former, control, expected]) => {
    expect(guardNull(former, control)).toBeCloseTo(expected, 3);
  });

  it("has a drift for a control that lost none", () => {
    expect(controlDrift({ before: counts(100, 0), meanwhile: counts(100, 0) })).toBe(1);
  });
});

describe("addEvidence", () => {
  it("does not depend on how the calls are cut into looks", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 20 }), (looks) => {
        const parts = looks.map(([kept, lost]) => counts(kept + lost, lost));
        const whole = parts.reduce(
          (sum, part) => counts(sum.trials + part.trials, sum.successes + part.successes),
          counts(0, 0),
        );
        const inParts = parts.reduce((evidence, part) => addEvidence(evidence, part, 0.08), NO_EVIDENCE);
        expect(logEvidence(inParts)).toBeCloseTo(logEvidence(addEvidence(NO_EVIDENCE, whole, 0.08)), 6);
      }),
    );
  });

  it("is expected to stay at 1 under the null, for one more call at any evidence", () => {
    const afterLost = Math.exp(logEvidence(addEvidence(NO_EVIDENCE, counts(1, 1), 0.08)));
    const afterKept = Math.exp(logEvidence(addEvidence(NO_EVIDENCE, counts(1, 0), 0.08)));
    expect(0.08 * afterLost + 0.92 * afterKept).toBeCloseTo(1, 10);
  });
});

describe("judgeWatch", () => {
  const BAD = counts(400, 100);
  it.each([
    ["waits for 50 calls, however bad they are", watched(counts(49, 49)), 5, { kind: "watching", callsMissing: 1 }],
    ["is quiet about a version as good as the former", watched(counts(400, 24)), 5, { kind: "quiet" }],
    [
      "says that a proved spike may be rolled back",
      watched(BAD),
      5,
      { kind: "alarm", strongest: "rollBack", why: null },
    ],
    [
      "is quiet about a fresh spike that it has not been told of",
      startWatch({ former: counts(10, 1), source: CALLS, liveSinceMs: 0 }),
      5,
      { kind: "watching", callsMissing: 50 },
    ],
    ["pauses on data older than 10 minutes, also in an alarm", watched(BAD), 16, { kind: "paused", why: "stale" }],
    [
      "asks where a vendor gives aggregates",
      watched(BAD, { source: { kind: "aggregates", grainMs: MINUTE } }),
      5,
      { kind: "alarm", strongest: "ask", why: "aggregates" },
    ],
    [
      "asks where figures are coarser than 5 minutes",
      watched(BAD, { source: { kind: "calls", grainMs: 60 * MINUTE } }),
      5,
      { kind: "alarm", strongest: "ask", why: "coarse" },
    ],
    [
      "asks where there is no control",
      watched(counts(400, 62), { control: null }),
      5,
      { kind: "alarm", strongest: "ask", why: "uncontrolled" },
    ],
    [
      "needs no control for twice the rate at E of a million",
      watched(BAD, { control: null }),
      5,
      { kind: "alarm", strongest: "rollBack", why: null },
    ],
  ] as const)("%s", (...[, watch, minute, verdict]) => {
    expect(judgeWatch(watch, minute * MINUTE)).toEqual(verdict);
  });

  it("refuses a look that counts calls twice", () => {
    const look = { fromMs: 4 * MINUTE, toMs: 6 * MINUTE, seen: BAD, control: null };
    expect(() => addLook(watched(BAD), look)).toThrow(RangeError);
  });
});

describe("a day's watch at 300 calls an hour, in short (bench/guard runs 20,000)", () => {
  const run = (newRate: number, drift: (typeof DRIFTS)[number], watches: number): (number | null)[] => {
    const random = seededRandom(7);
    const scenario = {
      formerRate: 0.06,
      newRate,
      callsPerHour: 300,
      controlCallsPerHour: 600,
      hours: 24,
      drift,
      random,
    };
    return Array.from({ length: watches }, () => simulateWatch(scenario).alarmAfterMinutes);
  };

  it.each(DRIFTS)("raises no alarm over an equal version: $name", (drift) => {
    expect(run(0.06, drift, 60).filter((minutes) => minutes !== null)).toEqual([]);
  });

  it("finds 6 → 20 % within about half an hour, and a doubling within the day", () => {
    const [steady] = DRIFTS;
    if (steady === undefined) throw new Error("there are drifts");
    const spike = run(0.2, steady, 60)
      .map((minutes) => minutes ?? Infinity)
      .toSorted((a, b) => a - b);
    expect(spike[30]).toBeLessThanOrEqual(40);
    expect(run(0.12, steady, 60).filter((minutes) => minutes === null)).toEqual([]);
  });

  it("does nothing about a bad version while its figures are late, and sees it when they have come", () => {
    const random = seededRandom(7);
    const scenario = { formerRate: 0.06, newRate: 0.2, callsPerHour: 300, controlCallsPerHour: 600, hours: 8, random };
    const [drift] = DRIFTS;
    if (drift === undefined) throw new Error("there are drifts");
    const lateBy = (minutes: number): number => (minutes < 240 ? 30 : 0);
    const watches = Array.from({ length: 20 }, () => simulateWatch({ ...scenario, drift, lateBy }));
    expect(watches.every(({ staleTemptations }) => staleTemptations > 0)).toBe(true);
    expect(watches.map(({ staleActions }) => staleActions)).toEqual(watches.map(() => 0));
    expect(watches.map(({ alarmAfterMinutes }) => alarmAfterMinutes)).toEqual(watches.map(() => 240));
  });
});
