import type { CheckedProblem, ProblemEntry } from "./validation-protocol.ts";

/**
 * Puts the worker's answers together again: a stretch of the answer before is made of those very objects, so that their
 * rows and cards are not drawn again, and an answer that is all of it is that very list. Every answer has to pass through,
 * in order, also one that came too late to show.
 */
export function createReceivedProblems(): (entries: readonly ProblemEntry[]) => readonly CheckedProblem[] {
  let before: readonly CheckedProblem[] = [];
  return (entries) => {
    before = putTogether(before, entries);
    return before;
  };
}

function putTogether(before: readonly CheckedProblem[], entries: readonly ProblemEntry[]): readonly CheckedProblem[] {
  const received: CheckedProblem[] = [];
  for (const entry of entries) {
    if ("problem" in entry) received.push(entry);
    else {
      const { from, count } = entry;
      if (from + count > before.length) throw new Error("the worker points at a problem that it has not sent");
      if (from === 0 && count === before.length && entries.length === 1) return before;
      for (const checked of before.slice(from, from + count)) received.push(checked);
    }
  }
  return received;
}
