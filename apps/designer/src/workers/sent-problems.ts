import type { CheckedProblem, ProblemEntry } from "../document/validation-protocol.ts";
import { sameEnds } from "./same-ends.ts";

/**
 * Remembers what the page has been told, so that an answer carries the findings that are new and for the others only says
 * which stretches of the list before they are: copying hundreds of them for every key typed keeps the page from drawing.
 * A finding that is the same as before must be the same object.
 */
export function createSentProblems(): (found: readonly CheckedProblem[]) => ProblemEntry[] {
  let sent: readonly CheckedProblem[] = [];
  return (found) => {
    const before = sent;
    sent = found;
    return entriesFor(before, found);
  };
}

/** Looks from both ends first, since an edit changes little in the middle. */
function entriesFor(before: readonly CheckedProblem[], found: readonly CheckedProblem[]): ProblemEntry[] {
  if (before === found) return found.length > 0 ? [{ from: 0, count: found.length }] : [];
  const { head, tail } = sameEnds(before, found);
  const middle = found.slice(head, found.length - tail);
  const entries: ProblemEntry[] = head > 0 ? [{ from: 0, count: head }] : [];
  if (middle.length > 0) {
    const former = before.slice(head, before.length - tail);
    entries.push(...stretches(middle, new Map(former.map((checked, place) => [checked, head + place]))));
  }
  if (tail > 0) entries.push({ from: before.length - tail, count: tail });
  return entries;
}

function stretches(found: readonly CheckedProblem[], places: ReadonlyMap<CheckedProblem, number>): ProblemEntry[] {
  const entries: ProblemEntry[] = [];
  let stretch: { from: number; count: number } | null = null;
  for (const checked of found) {
    const place = places.get(checked);
    if (place === undefined) {
      stretch = null;
      entries.push(checked);
    } else if (stretch !== null && stretch.from + stretch.count === place) stretch.count += 1;
    else {
      stretch = { from: place, count: 1 };
      entries.push(stretch);
    }
  }
  return entries;
}
