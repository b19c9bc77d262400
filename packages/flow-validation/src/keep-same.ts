import type { Problem } from "@tonegraph/flow-model";

/**
 * The problems that were found now, each as the object that it was before where nothing in it is another; and the very list
 * of before where nothing is another at all. Looks from both ends, since an edit changes little in the middle.
 */
export function keepSame(before: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  const shorter = Math.min(before.length, found.length);
  let head = 0;
  while (head < shorter && isSame(before[head], found[head])) head++;
  if (head === before.length && head === found.length) return before;
  let tail = 0;
  while (tail < shorter - head && isSame(before[before.length - 1 - tail], found[found.length - 1 - tail])) tail++;
  const kept = [...before.slice(0, head), ...found.slice(head, found.length - tail)];
  return tail === 0 ? kept : [...kept, ...before.slice(-tail)];
}

/** The very list of before where the same objects are in both. */
export function keepList<Item>(before: readonly Item[], found: readonly Item[]): readonly Item[] {
  return before.length === found.length && before.every((item, place) => item === found[place]) ? before : found;
}

function isSame(before: Problem | undefined, found: Problem | undefined): boolean {
  if (before === found) return true;
  if (before === undefined || found === undefined || before.code !== found.code) return false;
  return before.at.nodeId === found.at.nodeId && JSON.stringify(before) === JSON.stringify(found);
}
