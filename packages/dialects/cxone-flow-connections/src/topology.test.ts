import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crowdedNodes, danglingNodes, findCycle, unreachedNodes, type Topology } from "./topology.ts";

function shaped(nodes: Readonly<Record<string, string>>, links: readonly string[]): Topology {
  return {
    nodes: Object.entries(nodes).map(([id, type]) => ({ id, type })),
    connections: links.map((link) => {
      const [source = "", target = ""] = link.split(" ");
      return { source_node_id: source, target_node_id: target };
    }),
  };
}

const ABC = { a: "start", b: "decision", c: "decision", d: "terminal" };

describe("findCycle", () => {
  it.each([
    ["no way round", ["a b", "a c", "b d", "c d", "b c"], null],
    ["three nodes", ["a b", "b c", "c a"], ["a", "b", "c", "a"]],
    ["a way that leads into it", ["a b", "b c", "c b", "c d"], ["b", "c", "b"]],
    ["a node that leads to itself", ["a d", "b b"], ["b", "b"]],
  ])("names the exact sequence of %s", (_, links, cycle) => {
    expect(findCycle(shaped(ABC, links))).toEqual(cycle);
  });

  it("names a way that is really there, and none where numbers only rise", () => {
    const link = fc.tuple(fc.nat(8), fc.nat(8));
    fc.assert(
      fc.property(fc.array(link, { maxLength: 20 }), fc.boolean(), (pairs, onlyRising) => {
        const kept = pairs.filter(([from, to]) => !onlyRising || from < to);
        const nodes = Object.fromEntries(Array.from({ length: 9 }, (_, id) => [`n${id}`, "decision"]));
        const links = kept.map(([from, to]) => `n${from} n${to}`);
        const cycle = findCycle(shaped(nodes, links));
        if (onlyRising) expect(cycle).toBeNull();
        if (cycle === null) return;
        expect(cycle.at(-1)).toBe(cycle[0]);
        cycle.slice(1).forEach((id, index) => expect(links).toContain(`${cycle[index]} ${id}`));
      }),
    );
  });

  it("walks long ways without overflowing", () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const links = ids.slice(1).map((id, index) => `n${index} ${id}`);
    expect(findCycle(shaped(Object.fromEntries(ids.map((id) => [id, "decision"])), links))).toBeNull();
  });
});

describe("danglingNodes", () => {
  it("are those on the way from the start that lead nowhere and are no end", () => {
    expect(danglingNodes(shaped({ ...ABC, e: "decision" }, ["a b", "a c", "c d"]))).toEqual(["b"]);
    expect(danglingNodes(shaped(ABC, []))).toEqual(["a"]);
  });
});

describe("unreachedNodes", () => {
  it("are those that no way from the start leads to, though they lead to one another", () => {
    expect(unreachedNodes(shaped({ ...ABC, e: "decision", f: "terminal" }, ["a b", "b c", "c d", "e f"]))).toEqual([
      "e",
      "f",
    ]);
    expect(unreachedNodes(shaped(ABC, ["a b", "b c", "c d"]))).toEqual([]);
  });
});

describe("crowdedNodes", () => {
  it("are those that more connections leave than the limit", () => {
    expect(crowdedNodes(shaped(ABC, ["a b", "a c", "a d", "b d"]), 2)).toEqual([{ id: "a", count: 3 }]);
  });
});
