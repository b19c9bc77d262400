import { describe, expect, it } from "vitest";
import { firstPicks, fromTo, pickTwo } from "./pick-two.ts";

describe("pickTwo", () => {
  it.each([
    ["a first choice", [], "7", ["7"]],
    ["a second choice", ["7"], "6", ["7", "6"]],
    ["a third replaces the first chosen", ["7", "6"], "draft", ["6", "draft"]],
    ["taking one back", ["7", "6"], "7", ["6"]],
    ["the last one stays", ["7"], "7", ["7"]],
  ])("%s", (_name, picks, clicked, after) => {
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
