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
    { what: "the worst first", last: null, direction: 1, next: first },
    { what: "the last when going back first", last: null, direction: -1, next: note },
    { what: "the one after", last: first, direction: 1, next: second },
    { what: "the one after, where words repeat", last: second, direction: 1, next: third },
    { what: "milder ones after all errors", last: third, direction: 1, next: note },
    { what: "the first again after the last", last: note, direction: 1, next: first },
    { what: "the one before", last: third, direction: -1, next: second },
  ] as const)("goes to $what", ({ last, direction, next }) => {
    expect(nextProblem(problems, last, direction)).toBe(next);
  });

  it("begins anew where the last one is mended, and has none where nothing is wrong", () => {
    expect(nextProblem([first, third], second, 1)).toBe(first);
    expect(nextProblem([], second, 1)).toBeNull();
  });
});
