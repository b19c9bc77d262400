import { ignoredPlaceKey, ignoredPlaceOf, type Flow, type IgnoredProblem, type Problem } from "@tonegraph/flow-model";

/**
 * What an entry of `flow.ignoredProblems` does: it hides problems, or it stands beside an error (which nothing hides), or
 * nothing is found at its place any more.
 */
export type IgnoredEffect = "hides" | "error" | "nothing";

/** One entry with what it does. */
export interface JudgedIgnored {
  readonly entry: IgnoredProblem;
  readonly effect: IgnoredEffect;
  /** What it hides, in the order of checking. Beside an error these are the milder findings of the same rule. */
  readonly problems: readonly Problem[];
}

/** The problems that count, and what was decided to be ignored. */
export interface SplitProblems {
  readonly shown: readonly Problem[];
  /** In the order of the document. */
  readonly ignored: readonly JudgedIgnored[];
}

/**
 * Parts the problems of a flow from those that its people decided to ignore. An error is always shown. A flow that ignores
 * nothing gets the very list that it gave; of entries for the same place the first one hides.
 */
export function splitIgnored(problems: readonly Problem[], flow: Flow): SplitProblems {
  const entries = flow.ignoredProblems ?? [];
  if (entries.length === 0) return { shown: problems, ignored: [] };
  const hidden = new Map<string, Problem[]>(entries.map((entry) => [ignoredPlaceKey(entry), []]));
  const withError = new Set<string>();
  const shown = problems.filter((problem) => {
    const key = ignoredPlaceKey(ignoredPlaceOf(problem));
    const there = hidden.get(key);
    if (there && problem.severity === "error") withError.add(key);
    if (!there || problem.severity === "error") return true;
    there.push(problem);
    return false;
  });
  const ignored = entries.map((entry): JudgedIgnored => {
    const key = ignoredPlaceKey(entry);
    const found = hidden.get(key) ?? [];
    hidden.delete(key);
    if (withError.has(key)) return { entry, effect: "error", problems: found };
    return { entry, effect: found.length > 0 ? "hides" : "nothing", problems: found };
  });
  return { shown, ignored };
}
