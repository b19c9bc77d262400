import type { QueueState } from "@tonegraph/vendor-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BETWEEN_MS, ruleStep, type Lean, type RuleMemory, type RuleStep } from "./rule-step.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 2, 9);
const at = (minutes: number): Date => new Date(START + minutes * MINUTE);
const wait = (waitSeconds: number | null, availableAgents: number | null = 3): QueueState => ({
  availableAgents,
  waitSeconds,
});

/** One look after another, each at its minute; whatever is decided is done. */
function looks(
  series: readonly (readonly [minute: number, states: readonly (QueueState | null)[]])[],
  from: Lean = "calm",
) {
  let memory: RuleMemory = { leaning: null, lookedAt: null, changedAt: null };
  let present = from;
  return series.map(([minute, states]): RuleStep["kind"] => {
    const now = at(minute);
    const step = ruleStep(memory, { states, present, now });
    memory = { leaning: step.leaning, lookedAt: now, changedAt: step.kind === "change" ? now : memory.changedAt };
    if (step.kind === "change") present = step.to;
    return step.kind;
  });
}

describe("ruleStep", () => {
  it("changes after two minutes of a busy queue, and not before", () => {
    expect(looks([0, 1, 2, 3].map((minute) => [minute, [wait(121), wait(5)]]))).toEqual([
      "waits",
      "waits",
      "change",
      "stays",
    ]);
  });

  it("takes a queue without an agent for busy, whatever its wait is", () => {
    expect(looks([0, 1, 2].map((minute) => [minute, [wait(null, 0)]]))).toEqual(["waits", "waits", "change"]);
  });

  it("goes back after ten minutes in which all queues were calm", () => {
    const calm = Array.from({ length: 11 }, (_, minute) => [minute, [wait(90), wait(0)]] as const);
    expect(looks(calm, "busy")).toEqual([...Array<string>(10).fill("waits"), "change"]);
  });

  it("changes nothing while a queue is neither busy nor calm again", () => {
    expect(
      looks(
        [0, 5, 10].map((minute) => [minute, [wait(100)]]),
        "busy",
      ),
    ).toEqual(["between", "between", "between"]);
  });

  it.each<[string, readonly (QueueState | null)[]]>([
    ["a queue could not be asked", [wait(5), null]],
    ["a queue told half", [wait(null, 3)]],
    ["there is no queue", []],
  ])("does nothing where %s, and begins to count anew", (_, states) => {
    const busy = [wait(121)];
    expect(
      looks([
        [0, busy],
        [1, states],
        [2, busy],
        [3, busy],
        [4, busy],
      ]),
    ).toEqual(["waits", "unknown", "waits", "waits", "change"]);
  });

  it("takes nothing from looks that are too old: it counts anew", () => {
    const busy = [wait(121)];
    expect(
      looks([
        [0, busy],
        [10, busy],
        [11, busy],
        [12, busy],
      ]),
    ).toEqual(["waits", "waits", "waits", "change"]);
  });

  it("goes back a quarter of an hour after the change at the earliest, however long queues were calm", () => {
    const busy = [0, 1, 2].map((minute) => [minute, [wait(121)]] as const);
    const calm = Array.from({ length: 15 }, (_, nth) => [nth + 3, [wait(0)]] as const);
    const kinds = looks([...busy, ...calm]);
    expect(kinds.flatMap((kind, minute) => (kind === "change" ? [minute] : []))).toEqual([2, 17]);
  });

  it("never changes twice within a quarter of an hour, whatever queues do", () => {
    const states = fc.constantFrom<readonly (QueueState | null)[]>([wait(121)], [wait(0)], [wait(100)], [null]);
    const spell = fc.tuple(states, fc.integer({ min: 1, max: 14 })).map(([seen, long]) => Array(long).fill(seen));
    fc.assert(
      fc.property(fc.array(spell, { minLength: 3, maxLength: 12 }), (spells) => {
        const kinds = looks(spells.flat().map((seen, minute) => [minute, seen]));
        const changed = kinds.flatMap((kind, minute) => (kind === "change" ? [minute] : []));
        for (const [nth, minute] of changed.entries())
          expect((minute - (changed[nth - 1] ?? -Infinity)) * MINUTE).toBeGreaterThanOrEqual(BETWEEN_MS);
      }),
    );
  });
});
