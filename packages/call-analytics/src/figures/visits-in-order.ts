import type { Visit } from "./visit.ts";

/** One call's visits by index; of several with one index the last one told, since vendors tell again what they know better now. */
export function visitsInOrder(call: readonly Visit[]): readonly Visit[] {
  const isSorted = call.every((visit, place) => place === 0 || visit.index > (call[place - 1]?.index ?? 0));
  if (isSorted) return call;
  return [...new Map(call.map((visit) => [visit.index, visit])).values()].toSorted((a, b) => a.index - b.index);
}
