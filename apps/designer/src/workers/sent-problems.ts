import type { CheckedProblem, ProblemEntry } from "../document/validation-protocol.ts";

/**
 * Remembers what the page has been told, so that an answer carries the findings that are new and only points at the
 * others: copying hundreds of them for every key typed keeps the page from drawing.
 */
export function createSentProblems(): (found: readonly CheckedProblem[]) => ProblemEntry[] {
  let sent = new Map<string, number>();
  return (found) => {
    const keys = found.map((checked) => JSON.stringify(checked));
    const before = sent;
    sent = new Map(keys.map((key, place) => [key, place]));
    return found.map((checked, place) => before.get(keys[place] ?? "") ?? checked);
  };
}
