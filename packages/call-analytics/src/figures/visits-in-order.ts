import type { Visit } from "./visit.ts";

/** One call's visits by index; of several with one index the last one told, since vendors tell again what they know better now. */
export function visitsInOrder(call: readonly Visit[]): readonly Visit[] {
  let former = -1;
  for (const { index } of call) {
    if (index <= former) return sorted(call);
    former = index;
  }
  return call;
}

function sorted(call: readonly Visit[]): readonly Visit[] {
  return [...new Map(call.map((visit) => [visit.index, visit])).values()].toSorted((a, b) => a.index - b.index);
}
