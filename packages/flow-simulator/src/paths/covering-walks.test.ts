import type { Flow } from "@tonegraph/flow-model";
import { flowOf, hangup, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoWalks } from "./cut-into-walks.ts";
import { fewestWalks } from "./fewest-walks.ts";
import { simplePaths } from "./simple-paths.ts";
import { END, walkGraph, type WalkGraph } from "./walk-graph.ts";

const always = (): boolean => true;

/** Menus in a row, each key leading to the block that the list says; a number beyond the last menu is a queue. */
function flowOfMenus(targets: readonly (readonly number[])[]): Flow {
  const nodes = Object.fromEntries([
    ...targets.map((keys, index) => [`node_m${index}`, menu({ keys: keys.map((_, key) => String(key)) })] as const),
    ["node_end", hangup()] as const,
    ["node_queue", queue()] as const,
  ]);
  const name = (target: number): string =>
    target < targets.length ? `node_m${target}` : target % 2 === 0 ? "node_end" : "node_queue";
  const wires = targets.flatMap((keys, index) =>
    keys.map((target, key) => `node_m${index}.key:${key} -> ${name(target)}`),
  );
  return flowOf({ nodes, wires: ["node_start -> node_m0", ...wires] });
}

const menus = (cyclic: boolean): fc.Arbitrary<readonly (readonly number[])[]> =>
  fc.integer({ min: 1, max: cyclic ? 12 : 4 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.array(fc.integer({ min: cyclic ? 0 : index + 1, max: count + 3 }), {
          minLength: 1,
          maxLength: cyclic ? 6 : 3,
        }),
      ),
    ),
  );

describe("walkGraph", () => {
  it("ends at a sub-flow that leads to no block afterwards", () => {
    const flow = flowOf({ nodes: { node_s: subflow() }, wires: ["node_start -> node_s", "node_s.next -> node_gone"] });
    expect(walkGraph(flow).start).not.toBe(END);
  });
});

describe("cutIntoWalks", () => {
  it("passes every edge with as few walks as fewestWalks says, each from start to end along connections", () => {
    fc.assert(
      fc.property(menus(true), (targets) => {
        const graph = walkGraph(flowOfMenus(targets));
        const use = fewestWalks(graph);
        const { walks, left } = cutIntoWalks(graph, use, always);
        expect(left).toEqual([]);
        expect(walks).toHaveLength(use.walks);
        for (const walk of walks) expectToBeWalk(graph, walk);
        expect(new Set(walks.flat()).size).toBe(graph.edges.length);
      }),
    );
  });

  it("leaves out a round that may not be passed in the same walk", () => {
    const graph = walkGraph(flowOfMenus([[0, 1]]));
    const { walks, left } = cutIntoWalks(graph, fewestWalks(graph), (edge, other) => {
      const [a, b] = [graph.edges[edge], graph.edges[other]];
      return a?.source !== b?.source || edge === other;
    });
    expect(walks).toHaveLength(1);
    expect(left).toHaveLength(1);
  });
});

describe("fewestWalks", () => {
  it("is what trying out every set of ways finds, where no way comes back", () => {
    fc.assert(
      fc.property(menus(false), (targets) => {
        const graph = walkGraph(flowOfMenus(targets));
        const { paths } = simplePaths(graph, { limit: 60 });
        fc.pre(paths.length > 0 && paths.length < 14);
        expect(fewestWalks(graph).walks).toBe(smallestCover(paths, graph.edges.length));
      }),
    );
  });

  it("needs no walk where nothing comes to an end", () => {
    expect(fewestWalks(walkGraph(flowOf({ nodes: { node_m: menu({ keys: ["1"] }) } }))).walks).toBe(0);
  });
});

describe("simplePaths", () => {
  it("lists ways in reading order and says when there are more", () => {
    const graph = walkGraph(
      flowOfMenus([
        [1, 4],
        [3, 0, 4],
      ]),
    );
    const all = simplePaths(graph, { limit: 10 });
    expect(all.paths.map((path) => path.map((edge) => graph.edges[edge]?.port))).toEqual([
      ["next", "key:0", "key:0", null],
      ["next", "key:0", "key:2", null],
      ["next", "key:1", null],
    ]);
    expect(all.truncated).toBe(false);
    expect(simplePaths(graph, { limit: 2 })).toEqual({ paths: all.paths.slice(0, 2), truncated: true });
  });

  it("stops where ways multiply beyond the bound", () => {
    const rows = Array.from({ length: 40 }, (_, index) => [index + 1, index + 1, index + 1]);
    expect(simplePaths(walkGraph(flowOfMenus(rows)), { limit: 1000 })).toMatchObject({ truncated: true });
  });
});

function expectToBeWalk(graph: WalkGraph, walk: readonly number[]): void {
  let node = graph.start;
  for (const edge of walk) {
    expect(graph.edges[edge]?.source).toBe(node);
    node = graph.edges[edge]?.target ?? END;
  }
  expect(node).toBe(END);
}

function smallestCover(paths: readonly (readonly number[])[], edges: number): number {
  let smallest = paths.length;
  for (let chosen = 1; chosen < 2 ** paths.length; chosen += 1) {
    const some = paths.filter((_, index) => (chosen >> index) % 2 === 1);
    if (some.length < smallest && new Set(some.flat()).size === edges) smallest = some.length;
  }
  return smallest;
}
