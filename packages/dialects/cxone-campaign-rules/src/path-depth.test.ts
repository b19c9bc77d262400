import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestPath, type PathNode } from "./path-depth.ts";

function shaped(links: Readonly<Record<string, string>>): readonly PathNode[] {
  return Object.entries(links).map(([id, targets]) => ({
    id,
    transitions: targets.split(" ").flatMap((target) => (target === "" ? [] : [{ target }])),
  }));
}

const links = fc
  .integer({ min: 1, max: 7 })
  .chain((size) => fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }));
const nodesOf = (targets: readonly (readonly number[])[]): readonly PathNode[] =>
  targets.map((each, node) => ({ id: `n${node}`, transitions: each.map((target) => ({ target: `n${target}` })) }));

/** The most nodes of any way on which no node comes twice, found by trying them all. */
function triedOut(targets: readonly (readonly number[])[], at = 0, seen: readonly number[] = [0]): number {
  const further = (targets[at] ?? []).filter((target) => !seen.includes(target));
  return Math.max(seen.length, ...further.map((target) => triedOut(targets, target, [...seen, target])));
}

/** Whether every way to a node comes through another. */
function alwaysBehind(targets: readonly (readonly number[])[], node: number, other: number): boolean {
  const found = new Set(other === 0 ? [] : [0]);
  for (const at of found) for (const target of targets[at] ?? []) if (target !== other) found.add(target);
  return !found.has(node) || node === other;
}

describe("longestPath", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["nothing", {}, []],
    ["one node", { a: "" }, ["a"]],
    [
      "the longer of two ways, though it is found second",
      { a: "d b", b: "c", c: "d", d: "e", e: "" },
      ["a", "b", "c", "d", "e"],
    ],
    ["a way back, which makes nothing deeper", { a: "b", b: "c a", c: "a d", d: "" }, ["a", "b", "c", "d"]],
    ["a node that leads to itself", { a: "a b", b: "" }, ["a", "b"]],
    ["nodes that nobody comes to", { a: "", x: "y", y: "z", z: "a" }, ["a"]],
    ["targets that do not exist", { a: "gone b", b: "" }, ["a", "b"]],
    ["a round behind the first node", { a: "b", b: "c", c: "d", d: "b e", e: "" }, ["a", "b", "c", "d", "e"]],
    [
      "a long way within a round, though a short one leads into its midst",
      { a: "d b", b: "c", c: "d", d: "e", e: "a" },
      ["a", "b", "c", "d", "e"],
    ],
    ["the nodes of a round that has two ways in, each once", { a: "b c", b: "c", c: "b" }, ["a", "b", "c"]],
    ["two rounds through one node", { a: "b", b: "c d", c: "b", d: "e b", e: "d" }, ["a", "b", "d", "e"]],
  ])("goes through %s", (_, links, path) => {
    expect(longestPath(shaped(links))).toEqual(path);
  });

  it("is found among thousands of ways", () => {
    // 40 layers of two nodes each: 2^40 ways.
    const layers = Array.from({ length: 40 }, (_, layer): [string, string][] => {
      const next = layer === 39 ? "" : `a${layer + 1} b${layer + 1}`;
      return [
        [`a${layer}`, next],
        [`b${layer}`, next],
      ];
    });
    expect(longestPath(shaped(Object.fromEntries(layers.flat())))).toHaveLength(40);
  });

  it("is a way that a call can take, and no node comes twice on it", () => {
    fc.assert(
      fc.property(links, (targets) => {
        const path = longestPath(nodesOf(targets)).map((id) => Number(id.slice(1)));
        expect(path[0]).toBe(0);
        expect(new Set(path).size).toBe(path.length);
        path.slice(1).forEach((node, before) => expect(targets[path[before] ?? -1]).toContain(node));
        expect(path.length).toBeLessThanOrEqual(triedOut(targets));
      }),
      { numRuns: 300 },
    );
  });

  it("is the longest of all, in whatever order transitions stand, where every round has one way in", () => {
    let rounds = 0;
    fc.assert(
      fc.property(links, fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 6 }), (any, more) => {
        const onward = any.map((targets, node) => targets.filter((target) => target > node));
        const back = more.filter(([from, to]) => from < onward.length && to <= from && alwaysBehind(onward, from, to));
        rounds += back.length;
        const targets = onward.map((each, node) => [
          ...each,
          ...back.flatMap(([from, to]) => (from === node ? [to] : [])),
        ]);
        const expected = triedOut(onward);
        expect(longestPath(nodesOf(targets))).toHaveLength(expected);
        expect(longestPath(nodesOf(targets.map((each) => each.toReversed())))).toHaveLength(expected);
      }),
      { numRuns: 300 },
    );
    expect(rounds).toBeGreaterThan(50);
  });

  it("is found along fifty thousand nodes that all lead back, without a stack to overflow", () => {
    const size = 50_000;
    const targets = Array.from({ length: size }, (_, node) => [0, Math.max(0, node - 1), Math.min(size - 1, node + 1)]);
    expect(longestPath(nodesOf(targets))).toHaveLength(size);
  });
});
