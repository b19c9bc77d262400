import type { CheckedProblem, ProblemEntry } from "./validation-protocol.ts";

/**
 * Puts the worker's answers together again: an entry that points at the answer before is that very object, so that its
 * row and its card are not drawn again. Every answer has to pass through, in order, also one that came too late to show.
 */
export function createReceivedProblems(): (entries: readonly ProblemEntry[]) => CheckedProblem[] {
  let before: readonly CheckedProblem[] = [];
  return (entries) => {
    const received = entries.map((entry) => {
      const checked = typeof entry === "number" ? before[entry] : entry;
      if (!checked) throw new Error("the worker points at a problem that it has not sent");
      return checked;
    });
    before = received;
    return received;
  };
}
