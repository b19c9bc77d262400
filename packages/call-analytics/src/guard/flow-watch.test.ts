import { describe, expect, it } from "vitest";
import { seededRandom } from "../testing/index.ts";
import type { Counts } from "../proportion.ts";
import { addFlowLook, blockAlarmEvidence, judgeFlowWatch, startFlowWatch, type FlowCounts } from "./flow-watch.ts";

const MINUTE = 60_000;
const counts = (trials: number, successes: number): Counts => ({ trials, successes });
const STEADY = { before: counts(10_000, 600), meanwhile: counts(600, 36) };
const FORMER: FlowCounts = {
  all: counts(50_000, 3000),
  nodes: { menu: counts(50_000, 1500), sales: counts(20_000, 1500), closed: counts(0, 0) },
};

function judged(seen: FlowCounts, former = FORMER) {
  const start = startFlowWatch({ former, source: { kind: "calls", grainMs: 1000 }, liveSinceMs: 0 });
  const { watch } = addFlowLook(start, { fromMs: 0, toMs: 5 * MINUTE, seen, control: STEADY });
  return judgeFlowWatch(watch, 5 * MINUTE);
}

describe("judgeFlowWatch", () => {
  it.each([
    [
      "waits for 50 calls of all",
      { all: counts(49, 49), nodes: { menu: counts(49, 49) } },
      { kind: "watching", callsMissing: 1 },
    ],
    [
      "is quiet about a version and blocks as good as before",
      { all: counts(400, 24), nodes: { menu: counts(400, 12), sales: counts(160, 12) } },
      { kind: "quiet" },
    ],
    [
      "says where all calls together prove it",
      { all: counts(400, 100), nodes: { menu: counts(400, 90), sales: counts(160, 10) } },
      { kind: "alarm", strongest: "rollBack", why: null, isOverall: true, blocks: ["menu"] },
    ],
    [
      "asks where one block alone proves it",
      { all: counts(2000, 150), nodes: { menu: counts(2000, 60), sales: counts(200, 70) } },
      { kind: "alarm", strongest: "ask", why: "blocksOnly", isOverall: false, blocks: ["sales"] },
    ],
    [
      "says nothing of a block with fewer than 50 calls",
      { all: counts(400, 24), nodes: { sales: counts(49, 40) } },
      { kind: "quiet" },
    ],
    [
      "says nothing of blocks that the former version had no calls at",
      { all: counts(400, 24), nodes: { closed: counts(300, 300), fresh: counts(300, 300) } },
      { kind: "quiet" },
    ],
  ])("%s", (...[, seen, verdict]) => {
    expect(judged(seen)).toEqual(verdict);
  });

  it("asks of each block the more, the more blocks there are", () => {
    const source = { kind: "calls", grainMs: 1000 } as const;
    expect(blockAlarmEvidence(startFlowWatch({ former: FORMER, source, liveSinceMs: 0 }))).toBe(2000);
  });

  it("keeps its control over spans in which nobody called", () => {
    const start = startFlowWatch({ former: FORMER, source: { kind: "calls", grainMs: 1000 }, liveSinceMs: 0 });
    const empty = { all: counts(0, 0), nodes: {} };
    const { watch } = addFlowLook(start, { fromMs: 0, toMs: MINUTE, seen: empty, control: null });
    expect(watch.all.isControlled).toBe(true);
    const some = { all: counts(1, 0), nodes: {} };
    expect(
      addFlowLook(watch, { fromMs: MINUTE, toMs: 2 * MINUTE, seen: some, control: null }).watch.all.isControlled,
    ).toBe(false);
  });

  it("raises no alarm over twelve blocks that are as good as before, in 60 watches of four hours", () => {
    const random = seededRandom(11);
    const draw = (trials: number, rate: number): Counts =>
      counts(trials, Array.from({ length: trials }, () => random()).filter((value) => value < rate).length);
    const names = Array.from({ length: 12 }, (_, block) => `block_${block}`);
    const look = (calls: number): FlowCounts => ({
      all: draw(calls, 0.06),
      nodes: Object.fromEntries(names.map((name) => [name, draw(Math.ceil(calls / 3), 0.04)])),
    });
    const alarms = Array.from({ length: 60 }, () => {
      let watch = startFlowWatch({ former: look(2000), source: { kind: "calls", grainMs: 1000 }, liveSinceMs: 0 });
      for (let at = 0; at < 240; at += 5) {
        const span = { fromMs: at * MINUTE, toMs: (at + 5) * MINUTE };
        watch = addFlowLook(watch, { ...span, seen: look(25), control: STEADY }).watch;
        if (judgeFlowWatch(watch, span.toMs).kind === "alarm") return 1;
      }
      return 0;
    });
    expect(alarms.filter((alarm) => alarm === 1)).toEqual([]);
  });
});
