import type { ThreeWay } from "@tonegraph/api-contract";
import {
  diffFlows,
  mergeFlows,
  parseFlow,
  type Flow,
  type MergeChange,
  type MergeChoices,
  type ThreeFlows,
} from "@tonegraph/flow-model";

/** Which two of the flows are drawn over one another. */
export type MergeDrawing = "theirs" | "ours" | "merged";

/** Two flows and what changed from one to the other. */
export interface DrawnComparison {
  readonly from: Flow;
  readonly to: Flow;
  readonly changes: ReturnType<typeof diffFlows>;
}

/** The three flows of an answer; null where there are none. Our own server sent them, so they parse. */
export function threeFlowsOf({ flows }: ThreeWay): ThreeFlows | null {
  if (flows === null) return null;
  const [base, ours, theirs] = [flows.base, flows.ours, flows.theirs].map((flow) => parseFlow(flow));
  if (base?.ok !== true || ours?.ok !== true || theirs?.ok !== true) return null;
  return { base: base.value, ours: ours.value, theirs: theirs.value };
}

/** What the draft becomes with these choices, and what is taken of each change. */
export function mergeView(flows: ThreeFlows, choices: MergeChoices) {
  const { flow, changes } = mergeFlows(flows, choices);
  return {
    flow,
    changes,
    /** Clashes that nobody has decided about. */
    open: changes.filter(({ id, conflict }) => conflict && !Object.hasOwn(choices, id)),
    taken: changes.filter(({ taken }) => taken === "theirs").length,
  };
}

/** What is drawn. */
export function drawingOf(drawing: MergeDrawing, flows: ThreeFlows, merged: Flow): DrawnComparison {
  const [from, to] =
    drawing === "theirs"
      ? [flows.base, flows.theirs]
      : drawing === "ours"
        ? [flows.base, flows.ours]
        : [flows.ours, merged];
  return { from, to, changes: diffFlows(from, to) };
}

/** The choices after one more: taking a change takes what it needs; leaving one leaves what needs it. */
export function choose(
  changes: readonly MergeChange[],
  choices: MergeChoices,
  { id, side }: { readonly id: string; readonly side: "ours" | "theirs" },
): MergeChoices {
  const next: Record<string, "ours" | "theirs"> = { ...choices, [id]: side };
  const pending = new Set([id]);
  for (const one of pending) {
    const along =
      side === "theirs"
        ? (changes.find((change) => change.id === one)?.needs ?? [])
        : changes.filter(({ needs }) => needs.includes(one)).map((change) => change.id);
    for (const other of along) {
      next[other] = side;
      pending.add(other);
    }
  }
  return next;
}

/** One side for everything, clashes included. */
export function chooseAll(changes: readonly MergeChange[], side: "ours" | "theirs"): MergeChoices {
  return Object.fromEntries(changes.map(({ id }) => [id, side] as const));
}

/** The choices about changes that are still there: the draft and the vendor may have moved on since they were made. */
export function stillThere(changes: readonly MergeChange[], choices: MergeChoices): MergeChoices {
  const ids = new Set(changes.map(({ id }) => id));
  return Object.fromEntries(Object.entries(choices).filter(([id]) => ids.has(id)));
}
