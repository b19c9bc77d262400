import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCall, SAMPLE_FACTS } from "../testing/index.ts";
import { waterfall } from "../heatmap/waterfall.ts";
import { NO_CALLS } from "./no-calls.ts";
import { quantile } from "./histogram.ts";
import { packFigures } from "./packed-figures.ts";
import { sumFigures } from "./sum-figures.ts";
import { createTally, type FlowFigures } from "./tally.ts";
import type { Leaving, Visit } from "./visit.ts";

function tallied(calls: readonly (readonly Visit[])[]): FlowFigures {
  const tally = createTally(SAMPLE_FACTS);
  for (const call of calls) tally.add(call);
  return tally.figures();
}

/** A call in short: where it was for how many seconds, how it left. */
function call(
  ...stays: readonly (readonly [
    nodeId: string,
    seconds: number,
    leaving: Leaving["kind"] | string,
    more?: Partial<Visit>,
  ])[]
): Visit[] {
  return stays.map(([nodeId, seconds, leaving, more], index) => ({
    callId: "call",
    index,
    nodeId,
    enteredMs: 0,
    leftMs: seconds * 1000,
    leaving:
      leaving === "hungUp" || leaving === "ended" || leaving === "open"
        ? { kind: leaving }
        : { kind: "port", port: leaving },
    noInputs: 0,
    noMatches: 0,
    keys: "",
    ...more,
  }));
}

describe("createTally", () => {
  it.each([
    ["hung up in the menu", call(["menu", 7, "hungUp"]), { calls: 1, lost: 1 }],
    [
      "hung up having heard the balance",
      call(["menu", 7, "key:1"], ["balance", 4, "hungUp"]),
      { calls: 1, completed: 1 },
    ],
    ["handed over", call(["menu", 7, "key:2"], ["sales", 0, "ended"]), { calls: 1, transferred: 1 }],
    ["said goodbye to", call(["goodbye", 2, "ended"]), { calls: 1, completed: 1 }],
    ["hung up on, unserved", call(["notice", 2, "ended"]), { calls: 1 }],
    ["still in the menu", call(["menu", 3, "open"]), { calls: 1, open: 1 }],
    ["gone on to where nobody saw it", call(["menu", 3, "key:1"]), { calls: 1, open: 1 }],
    ["only at nodes that the version does not have", call(["gone", 3, "hungUp"]), { unknownVisits: 1 }],
    ["no call", [], {}],
  ])("counts one that was %s", (_name, visits, expected) => {
    expect({ ...tallied([visits]), nodes: {} }).toEqual({ ...NO_CALLS, ...expected });
  });

  it("counts a call that comes by three times as one call and three visits, by its last stay", () => {
    const { menu } = tallied([call(["menu", 5, "key:9"], ["menu", 5, "key:9"], ["menu", 6, "hungUp"])]).nodes;
    expect(menu).toMatchObject({ visits: 3, calls: 1, lost: 1, next: {}, passed: { "key:9": 2 } });
  });

  it("counts no-inputs and no-matches by attempt, and 0 as an opt-out only where it is not offered", () => {
    const { menu, sales } = tallied([
      call(["menu", 9, "key:1", { noInputs: 2, noMatches: 1, keys: "01" }], ["sales", 1, "ended", { keys: "0" }]),
      call(["menu", 9, "hungUp", { noInputs: 1 }]),
    ]).nodes;
    expect(menu).toMatchObject({ noInput: { 1: 2, 2: 1 }, noMatch: { 1: 1 }, optedOut: 1, keys: { 0: 1, 1: 1 } });
    expect(sales).toMatchObject({ optedOut: 0 });
  });

  it("knows durations within 2 %, and when in their last stay callers left", () => {
    const { menu } = tallied(Array.from({ length: 101 }, (_, second) => call(["menu", second, "hungUp"]))).nodes;
    const [median, late] = [0.5, 0.9].map((share) => quantile(menu?.hungUpAfter ?? {}, share) ?? 0);
    expect(Math.abs((median ?? 0) / 50 - 1)).toBeLessThan(0.021);
    expect(Math.abs((late ?? 0) / 90 - 1)).toBeLessThan(0.021);
    expect(quantile({}, 0.5)).toBeNull();
  });
});

describe("the figures of any calls", () => {
  const calls = fc.array(arbitraryCall, { maxLength: 12 });

  it("add up: who entered has left or ended, and the shares sum to 1", () => {
    fc.assert(
      fc.property(calls, (some) => {
        const figures = tallied(some);
        for (const node of Object.values(figures.nodes)) {
          const left = Object.values(node.next).reduce((sum, count) => sum + count, 0);
          expect(left + node.lost + node.completed + node.ended + node.open).toBe(node.calls);
          expect(node.visits).toBeGreaterThanOrEqual(node.calls);
          expect(waterfall(node).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }
        const lost = Object.values(figures.nodes).reduce((sum, node) => sum + node.lost, 0);
        expect(lost).toBe(figures.lost);
        expect(figures.lost + figures.completed + figures.transferred + figures.open).toBeLessThanOrEqual(
          figures.calls,
        );
      }),
    );
  });

  it("do not depend on the order of calls or visits, nor on visits that are told twice", () => {
    fc.assert(
      fc.property(calls, fc.infiniteStream(fc.nat()), (some, dice) => {
        const twice = some.map((visits) => shuffled([...visits, ...visits], dice));
        expect(tallied(shuffled(twice, dice))).toEqual(tallied(some));
      }),
    );
  });

  it("come back from how they are kept, also as they were kept before", () => {
    fc.assert(
      fc.property(calls, (some) => {
        const figures = tallied(some);
        expect(sumFigures([packFigures(figures)])).toEqual(figures);
        expect(sumFigures([JSON.stringify(figures)])).toEqual(figures);
      }),
    );
  });

  it("are those of both halves added", () => {
    fc.assert(
      fc.property(calls, calls, (some, others) => {
        const together = tallied([...some, ...others]);
        expect(sumFigures([tallied(some), tallied(others)])).toEqual(together);
        expect(sumFigures([packFigures(tallied(some)), packFigures(tallied(others))])).toEqual(together);
      }),
    );
  });
});

function shuffled<Item>(items: readonly Item[], dice: Iterator<number>): Item[] {
  const keyed = items.map((item) => [Number(dice.next().value), item] as const);
  return keyed.toSorted(([a], [b]) => a - b).map(([, item]) => item);
}
