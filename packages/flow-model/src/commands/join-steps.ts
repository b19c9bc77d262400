import type { FlowPatch } from "./apply-flow-patches.ts";

/** One step of undo: a command, or all commands of one gesture. Both lists are in the order to apply them. */
export interface HistoryStep {
  readonly redo: readonly FlowPatch[];
  readonly undo: readonly FlowPatch[];
}

/**
 * Joins two steps that follow one another. A drag and a burst of typing write the same places again and again: there the
 * values in between are dropped, so that a gesture never grows with its length.
 */
export function joinSteps(first: HistoryStep, second: HistoryStep): HistoryStep {
  const redo = overwritten(first.redo, second.redo);
  if (redo) return { redo, undo: first.undo };
  return { redo: [...first.redo, ...second.redo], undo: [...second.undo, ...first.undo] };
}

/** The first patches with the values of the second, where the second only replace what the first wrote. */
function overwritten(first: readonly FlowPatch[], second: readonly FlowPatch[]): FlowPatch[] | undefined {
  const places = new Map(first.map((patch, index) => [placeOf(patch), index]));
  if (places.size !== first.length || !independent(first)) return undefined;
  const joined = [...first];
  for (const patch of second) {
    const index = places.get(placeOf(patch));
    const earlier = index === undefined ? undefined : first[index];
    if (index === undefined || !earlier || earlier.op === "remove" || patch.op !== "replace") return undefined;
    joined[index] = { ...earlier, value: patch.value };
  }
  return joined;
}

/**
 * Whether each patch may be rewritten without regard to the others: no place lies inside another (they are equally deep),
 * and none counts array items, whose indexes would mean something else after a neighbour's change.
 */
function independent(patches: readonly FlowPatch[]): boolean {
  const depth = patches[0]?.path.length;
  if (patches.some(({ path }) => path.length !== depth || path.at(-1) === "length")) return false;
  return patches.length === 1 || patches.every(({ path }) => path.every((part) => typeof part === "string"));
}

function placeOf({ path }: FlowPatch): string {
  return JSON.stringify(path);
}
