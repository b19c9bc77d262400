import { describe, expect, it } from "vitest";
import { nextProblem } from "./go-to-problem.ts";
import type { CheckedProblem } from "./validation-protocol.ts";

function checked(severity: "error" | "warning" | "info", pointer: string): CheckedProblem {
  const problem = { code: "dead-end", severity, at: { nodeId: "node_a", pointer }, params: {}, related: [] };
  return { problem, words: "“Menu” leads nowhere.", fixWords: null };
}

describe("nextProblem", () => {
  const [note, first, second, third] = [
    checked("info", "/0"),
    checked("error", "/1"),
    checked("error", "/2"),
    checked("error", "/3"),
  ];
  const problems = [note, first, second, third];

  it.each([
    ["the worst first", null, 1, first],
    ["the last when going back first", null, -1, note],
    ["the one after", first, 1, second],
    ["the one after, where words repeat", second, 1, third],
    ["milder ones after all errors", third, 1, note],
    ["the first again after the last", note, 1, first],
    ["the one before", third, -1, second],
  ] as const)("goes to %s", (_what, last, direction, next) => {
    expect(nextProblem(problems, last, direction)).toBe(next);
  });

  it("begins anew where the last one is mended, and has none where nothing is wrong", () => {
    expect(nextProblem([first, third], second, 1)).toBe(first);
    expect(nextProblem([], second, 1)).toBeNull();
  });
});
