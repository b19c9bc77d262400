import { condition } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { wishesForBranch, wishesForTruth } from "./wished-values.ts";

const now = "2026-01-05T10:00:00Z";
const branches = (...when: string[]) =>
  condition({ branches: when.map((expression, index) => ({ id: `b${index}`, label: "", when: expression })) });

describe("wishesForBranch", () => {
  it.each([
    [["tier == 'gold'"], "branch:b0", { tier: "gold" }],
    [["tier == 'gold'"], "otherwise", {}],
    [["retries >= 3"], "branch:b0", { retries: 3 }],
    [["vip", "age > 17 && vip == false"], "branch:b1", { vip: false, age: 18 }],
    [["a == 1", "a == 2"], "branch:b1", { a: 2 }],
    [["a == 1", "a == 1"], "branch:b1", null],
    [["a =="], "branch:b0", null],
    [["true"], "otherwise", null],
  ])("%j by %s needs %j", (when, port, wishes) => {
    expect(wishesForBranch(branches(...when), port, { base: {}, fixed: {}, now })).toEqual(wishes);
  });

  it("never changes what is settled", () => {
    expect(wishesForBranch(branches("a == 1"), "branch:b0", { base: {}, fixed: { a: 2 }, now })).toBeNull();
  });
});

describe("wishesForTruth", () => {
  it("tries the values it is given", () => {
    const wanted = (value: unknown): boolean => value === "+12025550123";
    const options = { base: {}, fixed: {}, now, candidates: ["x", "+12025550123"] };
    expect(wishesForTruth("ani", wanted, options)).toEqual({ ani: "+12025550123" });
  });
});
