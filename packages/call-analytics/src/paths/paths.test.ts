import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Visit } from "../figures/visit.ts";
import { arbitraryCall, SAMPLE_FACTS } from "../testing/index.ts";
import { boundPaths } from "./bound-paths.ts";
import { addPaths, NO_PATHS, type PathFigures } from "./path-figures.ts";
import { createPathTally } from "./path-tally.ts";

function counted(calls: readonly (readonly Visit[])[]): PathFigures {
  const tally = createPathTally(SAMPLE_FACTS);
  for (const call of calls) tally.add(call);
  return tally.figures();
}

/** A call in short: its nodes, and how it ended at the last one. */
function call(nodes: string, end: "hungUp" | "ended" | "open" = "hungUp"): Visit[] {
  const ids = nodes.split(" ");
  return ids.map((nodeId, index) => ({
    callId: nodes,
    index,
    nodeId,
    enteredMs: 0,
    leftMs: 1000,
    leaving: index === ids.length - 1 ? { kind: end } : { kind: "port", port: "key:1" },
    noInputs: 0,
    noMatches: 0,
    keys: "",
  }));
}

describe("createPathTally", () => {
  it.each([
    ["a straight way", call("menu notice"), ["menu", "notice"], [], "lost"],
    ["one that hung up where its caller was served", call("menu balance"), ["menu", "balance"], [], "completed"],
    ["a queue", call("menu sales", "ended"), ["menu", "sales"], [], "transferred"],
    ["the flow's own end", call("menu notice", "ended"), ["menu", "notice"], [], "ended"],
    ["one that goes on", call("menu", "open"), ["menu"], [], "open"],
    ["a menu heard three times", call("menu menu menu"), ["menu"], ["menu"], "lost"],
    ["a wrong turn and back", call("menu notice menu balance"), ["menu", "balance"], ["menu"], "completed"],
    ["a loop within a loop", call("menu notice sales notice menu"), ["menu"], ["menu"], "lost"],
    ["nodes that the version does not have", call("gone menu gone"), ["menu"], [], "open"],
  ] as const)("folds %s", (...[, visits, nodes, again, end]) => {
    const [way] = counted([visits]).ways;
    expect(way?.steps.map(({ nodeId }) => nodeId)).toEqual(nodes);
    expect(way?.steps.filter((step) => step.again).map(({ nodeId }) => nodeId)).toEqual(again);
    expect(way).toMatchObject({ end, calls: 1 });
  });

  it("counts every passage of a loop and puts the most common first", () => {
    const { links, entries, ends } = counted([call("menu menu menu"), call("menu sales", "ended")]);
    expect(links).toEqual([
      { from: "menu", port: "key:1", to: "menu", passages: 2 },
      { from: "menu", port: "key:1", to: "sales", passages: 1 },
    ]);
    expect(entries).toEqual({ menu: 2 });
    expect(ends).toEqual([
      { nodeId: "menu", end: "lost", calls: 1 },
      { nodeId: "sales", end: "transferred", calls: 1 },
    ]);
    expect(counted([])).toEqual(NO_PATHS);
  });

  it("counts a way that is too long to be told as another way", () => {
    const facts = new Map(
      Array.from({ length: 80 }, (_, place) => [`n${place}`, { isDone: false, isTransfer: false, offersZero: false }]),
    );
    const tally = createPathTally(facts);
    tally.add(call([...facts.keys()].join(" ")));
    expect(tally.figures()).toMatchObject({ calls: 1, ways: [], otherWays: { lost: 1 } });
  });
});

describe("the ways of any calls", () => {
  const calls = fc.array(arbitraryCall, { maxLength: 12 });
  const bounds = fc.record({ links: fc.nat(6), ways: fc.nat(4) });

  it("flow in what flows out of every node, and all sum to the calls, however much is cut off", () => {
    fc.assert(
      fc.property(calls, bounds, (some, bound) => {
        const whole = counted(some);
        for (const figures of [whole, boundPaths(whole, bound)]) expectConserved(figures);
      }),
    );
  });

  it("are those of the parts added, in any order, also where parts were cut", () => {
    fc.assert(
      fc.property(calls, calls, bounds, (some, others, bound) => {
        const [one, two] = [counted(some), counted(others)];
        expect(addPaths([one, two])).toEqual(counted([...some, ...others]));
        expect(addPaths([two, one])).toEqual(addPaths([one, two]));
        const cut = addPaths([boundPaths(one, bound), boundPaths(two, bound)]);
        expectConserved(cut);
        expect(cut.calls).toBe(one.calls + two.calls);
      }),
    );
  });

  it("do not change when visits are told twice and in disorder", () => {
    fc.assert(
      fc.property(calls, (some) => {
        expect(counted(some.map((visits) => [...visits.toReversed(), ...visits]))).toEqual(counted(some));
      }),
    );
  });
});

function expectConserved(figures: PathFigures): void {
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  expect(sum(Object.values(figures.entries))).toBe(figures.calls);
  expect(sum(figures.ends.map(({ calls }) => calls))).toBe(figures.calls);
  expect(sum([...figures.ways.map(({ calls }) => calls), ...Object.values(figures.otherWays)])).toBe(figures.calls);
  for (const nodeId of SAMPLE_FACTS.keys()) {
    const into = figures.links.filter(({ to }) => to === nodeId).map(({ passages }) => passages);
    const outOf = figures.links.filter(({ from }) => from === nodeId).map(({ passages }) => passages);
    const ended = figures.ends.filter((end) => end.nodeId === nodeId).map(({ calls }) => calls);
    expect((figures.entries[nodeId] ?? 0) + sum(into) + (figures.otherInto[nodeId] ?? 0)).toBe(
      sum(outOf) + (figures.otherOutOf[nodeId] ?? 0) + sum(ended),
    );
  }
  for (const { steps } of figures.ways) {
    expect(new Set(steps.map(({ nodeId }) => nodeId)).size).toBe(steps.length);
  }
}
