import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphOf, numberedId } from "../testing/graph-of.ts";
import type { FlowGraph } from "./flow-graph.ts";
import { coReachable, reachableFrom } from "./reachable-from.ts";
import { nodesAlong, shortestCycle, shortestPath } from "./shortest-path.ts";
import { stronglyConnectedComponents } from "./strongly-connected-components.ts";

const SIZE = 8;
const arbitraryGraph = fc
  .array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength: 20 })
  .map((pairs) => graphOf(SIZE, pairs));
const arbitraryNode = fc.nat(SIZE - 1).map(numberedId);

/** Fewest edges between every pair by repeated relaxation: slow and plain, to compare with. */
function distances(graph: FlowGraph): Map<string, number> {
  const table = new Map(graph.edges.map((edge) => [`${edge.source} ${edge.target}`, 1]));
  const between = (from: string, to: string): number => table.get(`${from} ${to}`) ?? Infinity;
  const pairs = graph.nodeIds.flatMap((from) => graph.nodeIds.map((to) => [from, to] as const));
  for (const over of graph.nodeIds)
    for (const [from, to] of pairs) {
      const through = between(from, over) + between(over, to);
      if (through < between(from, to)) table.set(`${from} ${to}`, through);
    }
  return table;
}

const CHAIN = 50_000;
const chain = graphOf(
  CHAIN,
  Array.from({ length: CHAIN - 1 }, (_, index) => [index, index + 1] as const),
);

describe("reachableFrom and coReachable", () => {
  test("agree with distances between all pairs", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryNode, (graph, node) => {
        const table = distances(graph);
        const forward = graph.nodeIds.filter((id) => id === node || table.has(`${node} ${id}`));
        const backward = graph.nodeIds.filter((id) => id === node || table.has(`${id} ${node}`));
        expect([...reachableFrom(graph, node)]).toEqual(forward);
        expect([...coReachable(graph, node)]).toEqual(backward);
      }),
    );
  });

  test("follow only the edges that count, from several starts", () => {
    const graph = graphOf(5, [
      [0, 1],
      [1, 2],
      [3, 4],
    ]);
    const edges = (edge: { target: string }): boolean => edge.target !== numberedId(2);
    expect([...reachableFrom(graph, [numberedId(0), numberedId(3), "node_nowhere"], { edges })]).toEqual(
      [0, 1, 3, 4].map(numberedId),
    );
  });

  test("walk a chain of 50,000 nodes", () => {
    expect(reachableFrom(chain, numberedId(0)).size).toBe(CHAIN);
    expect(coReachable(chain, numberedId(CHAIN - 1)).size).toBe(CHAIN);
  });
});

describe("stronglyConnectedComponents", () => {
  test("put two nodes together exactly when each reaches the other", () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const table = distances(graph);
        const components = stronglyConnectedComponents(graph);
        expect(components.flatMap(({ nodeIds }) => nodeIds).sort()).toEqual(graph.nodeIds);
        for (const a of graph.nodeIds)
          for (const b of graph.nodeIds) {
            const mutual = a === b || (table.has(`${a} ${b}`) && table.has(`${b} ${a}`));
            expect(components.some(({ nodeIds }) => nodeIds.includes(a) && nodeIds.includes(b))).toBe(mutual);
          }
        for (const { nodeIds, cyclic } of components)
          expect(cyclic).toBe(nodeIds.some((id) => table.has(`${id} ${id}`)));
      }),
    );
  });

  test("are ordered by their first node, and see only the edges that count", () => {
    const graph = graphOf(4, [
      [3, 2],
      [2, 3],
      [1, 1],
      [0, 1],
    ]);
    const names = stronglyConnectedComponents(graph).map(({ nodeIds, cyclic }) => [nodeIds.join("+"), cyclic]);
    expect(names).toEqual([
      ["node_000000", false],
      ["node_000001", true],
      ["node_000002+node_000003", true],
    ]);
    const uncut = stronglyConnectedComponents(graph, { edges: (edge) => edge.id !== "conn_000000" });
    expect(uncut.filter(({ cyclic }) => cyclic)).toHaveLength(1);
  });

  test("do not overflow on a ring of 50,000 nodes", () => {
    const ring = graphOf(
      CHAIN,
      Array.from({ length: CHAIN }, (_, index) => [index, (index + 1) % CHAIN] as const),
    );
    expect(stronglyConnectedComponents(ring)).toHaveLength(1);
    expect(stronglyConnectedComponents(chain)).toHaveLength(CHAIN);
  });
});

describe("shortestPath and shortestCycle", () => {
  test("are as long as the distance says, and hang together", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryNode, arbitraryNode, (graph, from, to) => {
        const table = distances(graph);
        const path = shortestPath(graph, from, { to });
        expect(path?.length).toBe(from === to ? 0 : table.get(`${from} ${to}`));
        expect(shortestCycle(graph, from)?.length).toBe(table.get(`${from} ${from}`));
        path?.forEach((edge, index) => expect(edge.source).toBe(path[index - 1]?.target ?? from));
      }),
    );
  });

  test("name the nodes on the way", () => {
    const graph = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 3],
    ]);
    expect(nodesAlong(shortestCycle(graph, numberedId(1)) ?? [])).toEqual([1, 2, 0, 1].map(numberedId));
    expect(nodesAlong(shortestPath(graph, numberedId(1), { to: new Set([numberedId(3)]) }) ?? [])).toEqual(
      [1, 2, 0, 3].map(numberedId),
    );
    expect(shortestPath(graph, numberedId(3), { to: numberedId(0) })).toBeUndefined();
  });

  test("walk a chain of 50,000 nodes", () => {
    expect(shortestPath(chain, numberedId(0), { to: numberedId(CHAIN - 1) })).toHaveLength(CHAIN - 1);
  });
});
