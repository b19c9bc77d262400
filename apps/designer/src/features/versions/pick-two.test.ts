import { describe, expect, it } from "vitest";
import { firstPicks, fromTo, pickTwo } from "./pick-two.ts";

describe("pickTwo", () => {
  it.each([
    { name: "a first choice", picks: [], clicked: "7", after: ["7"] },
    { name: "a second choice", picks: ["7"], clicked: "6", after: ["7", "6"] },
    { name: "a third replaces the first chosen", picks: ["7", "6"], clicked: "draft", after: ["6", "draft"] },
    { name: "taking one back", picks: ["7", "6"], clicked: "7", after: ["6"] },
    { name: "the last one stays", picks: ["7"], clicked: "7", after: ["7"] },
  ])("$name", ({ picks, clicked, after }) => {
    expect(pickTwo(picks, clicked)).toEqual(after);
  });
});

describe("firstPicks", () => {
  it.each([
    [[], []],
    [[1], ["draft", "1"]],
    [
      [9, 10, 2],
      ["10", "9"],
    ],
  ])("%j", (numbers, picks) => {
    expect(firstPicks(numbers)).toEqual(picks);
  });
});

describe("fromTo", () => {
  it.each([
    [["10", "9"], { from: 9, to: "10" }],
    [["9", "10"], { from: 9, to: "10" }],
    [["draft", "3"], { from: 3, to: "draft" }],
    [["draft"], null],
    [[], null],
  ])("%j", (picks, expected) => {
    expect(fromTo(picks)).toEqual(expected);
  });
});
