import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { measureConcurrentPublishes } from "./concurrent-publishes.ts";
import { keepsItsGoal } from "./drills.ts";
import { figureLines, percentile } from "./figure.ts";
import { startFleet, type Fleet } from "./fleet.ts";
import { measureKeyReplays } from "./key-replays.ts";
import type { RecordedWrite } from "./vendor-recorder.ts";
import { writeFaults } from "./write-faults.ts";

// Processes and servers start here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describe("chaos in short, on two real processes and one PostgreSQL", () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ replicas: 2 });
  });
  afterAll(() => fleet.close());

  it.each([
    ["one of 30 concurrent publishes", measureConcurrentPublishes],
    ["one effect of 100 replays", measureKeyReplays],
  ])("%s", async (_name, measure) => {
    const options = { seed: 7, deployments: 1, seconds: 1, hurry: 1, share: 0.001, say: () => undefined };
    expect((await measure(fleet, options)).faults).toEqual([]);
  });
});

describe("writeFaults", () => {
  const write = (body: string, more: Partial<RecordedWrite> = {}): RecordedWrite => ({
    dialect: "cxone-ivr-menus",
    method: "PUT",
    path: "/flows/1",
    body,
    status: 200,
    replayed: false,
    ...more,
  });
  const [one, two] = ['{"name":"A","key":1}', '{"name":"A","key":2}'];

  it.each([
    ["contents in turn", [write(one), write(two), write(one)], 0],
    ["the same content twice", [write(one), write(one)], 1],
    ["the same of another flow", [write(one), write('{"name":"B","key":1}'), write(two)], 0],
    ["what was refused", [write(one, { status: 409 }), write(one)], 0],
    ["what was answered again by its key", [write(one), write(one, { replayed: true })], 0],
    ["what is no flow", [write("grant_type=x"), write("grant_type=x")], 0],
  ])("%s", (_name, writes, faults) => {
    expect(writeFaults(writes)).toHaveLength(faults);
  });
});

describe("a figure", () => {
  it("is one line, and what went wrong below it", () => {
    const figure = { id: "P3", words: "publishes", value: "2 accepted", goal: "1", holds: false };
    expect(figureLines({ ...figure, faults: ["2 were accepted"] })).toEqual([
      "P3 publishes: 2 accepted (goal: 1) NOT REACHED",
      "   2 were accepted",
    ]);
    expect(figureLines({ ...figure, holds: true })[0]).toMatch(/ HOLDS$/);
  });

  it.each([
    [[], 0.95, 0],
    [[3, 1, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
  ])("percentile of %j at %d is %d", (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});

describe("the guard's figures", () => {
  it.each([
    ["false alarms, none: 0.00 % (≤ 0.1 %)", true],
    ["false alarms, strong: 0.60 % (≤ 0.5 %)", false],
    ["6 → 20 %, none: found 100.00 %, median 30 min (median ≤ 30 min)", true],
    ["6 → 20 %, none: found 0.00 %, median Infinity min (median ≤ 30 min)", false],
    ["6 → 12 %, none: found 99.10 %, median 205 min (found ≥ 95 %)", true],
    ["6 → 12 %, none: found 94.90 %, median 205 min (found ≥ 95 %)", false],
    ["stale figures, none: evidence sufficed at 6957 looks, acted at 0 (0), found afterwards in 200 of 200", true],
    ["stale figures, none: evidence sufficed at 6957 looks, acted at 1 (0), found afterwards in 200 of 200", false],
    ["stale figures, none: evidence sufficed at 0 looks, acted at 0 (0), found afterwards in 200 of 200", false],
    ["stale figures, none: evidence sufficed at 6957 looks, acted at 0 (0), found afterwards in 199 of 200", false],
    ["something else", false],
  ])("%s", (line, holds) => {
    expect(keepsItsGoal(line)).toBe(holds);
  });
});
