import type { CheckedProblem, ProblemEntry } from "./validation-protocol.ts";

/** All problems after an answer, and what is another than after the one before. */
export interface ReceivedProblems {
  readonly problems: readonly CheckedProblem[];
  /** Those that came and those that went, in no order. */
  readonly changed: readonly CheckedProblem[];
}

/**
 * Puts the worker's answers together again: a stretch of the answer before is made of those very objects, so that their
 * rows and cards are not drawn again, and an answer that is all of it is that very list. Every answer has to pass through,
 * in order, also one that came too late to show.
 */
export function createReceivedProblems(): (entries: readonly ProblemEntry[]) => ReceivedProblems {
  let before: readonly CheckedProblem[] = [];
  return (entries) => {
    const received = putTogether(before, entries);
    before = received.problems;
    return received;
  };
}

function putTogether(before: readonly CheckedProblem[], entries: readonly ProblemEntry[]): ReceivedProblems {
  const [only, ...others] = entries;
  if (only && "from" in only && only.from === 0 && only.count === before.length && others.length === 0)
    return { problems: before, changed: [] };
  let problems: CheckedProblem[] = [];
  const changed: CheckedProblem[] = [];
  const stretches: { readonly from: number; readonly end: number }[] = [];
  for (const entry of entries) {
    if ("problem" in entry) {
      problems.push(entry);
      changed.push(entry);
      continue;
    }
    const end = entry.from + entry.count;
    if (end > before.length) throw new Error("the worker points at a problem that it has not sent");
    problems = problems.concat(before.slice(entry.from, end));
    stretches.push({ from: entry.from, end });
  }
  return { problems, changed: [...changed, ...leftOut(before, stretches)] };
}

/** What stands in none of the stretches. */
function leftOut(
  before: readonly CheckedProblem[],
  stretches: readonly { readonly from: number; readonly end: number }[],
): readonly CheckedProblem[] {
  const gone: CheckedProblem[] = [];
  let at = 0;
  for (const { from, end } of stretches.toSorted((a, b) => a.from - b.from)) {
    gone.push(...before.slice(at, from));
    at = Math.max(at, end);
  }
  return [...gone, ...before.slice(at)];
}
