import { describe, expect, it } from "vitest";
import { longestPath, type PathNode } from "./path-depth.ts";

function shaped(links: Readonly<Record<string, string>>): readonly PathNode[] {
  return Object.entries(links).map(([id, targets]) => ({
    id,
    transitions: targets.split(" ").flatMap((target) => (target === "" ? [] : [{ target }])),
  }));
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
});
