import { describe, expect, it } from "vitest";
import { firstLines } from "./first-lines.ts";

const lines = (amount: number) => [...Array(amount).keys()];

describe("firstLines", () => {
  it.each([
    { amount: 20, isOpen: false, shown: 20, rest: 0 },
    { amount: 501, isOpen: false, shown: 20, rest: 481 },
    { amount: 501, isOpen: true, shown: 501, rest: 0 },
  ])("of $amount lines, asked for all: $isOpen, shows $shown", ({ amount, isOpen, shown, rest }) => {
    expect(firstLines(lines(amount), isOpen)).toEqual({ shown: lines(shown), rest });
  });
});
