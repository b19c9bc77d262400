// In flows that were published before it was noted that a result never came, the wait leads straight to what follows. They
// are drawn as blocks all the same, and stay as they are at the vendor until the drawing is changed.
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import { writeReferences } from "../step-references.ts";
import type { WireStep } from "../wire.ts";
import { arrivedStepId, OVERDUE_ROUTE } from "./callback-steps.ts";
import { overdueStepId } from "./signal-step.ts";

/** The steps of a block as they were made formerly; null where they were the same. */
export function formerSteps(steps: readonly WireStep[], stepId: string): WireStep[] | null {
  const note = steps.find(({ id }) => id === overdueStepId(stepId));
  if (note === undefined) return null;
  const wait = arrivedStepId(stepId);
  const others = steps.filter((step) => step !== note);
  return others.map((step) => (step.id === wait ? overdueAt(step, note.nextStepId) : step));
}

/** What the vendor has of a flow, with the notes that a drawing of it has by now: then both are made of the same steps. */
export function withNotes(theirs: JsonObject, base: JsonObject): JsonObject {
  const present = stepsOf(theirs);
  const known = new Set(present.map(idOf));
  const missing = stepsOf(base).filter((step) => idOf(step).endsWith(NOTE) && !known.has(idOf(step)));
  if (missing.length === 0) return theirs;
  const waiting = new Map(missing.map((note) => [arrivedStepId(idOf(note).slice(0, -NOTE.length)), idOf(note)]));
  const steps = present.map((step) => {
    const note = waiting.get(idOf(step));
    return note === undefined ? step : overdueAt(step, note);
  });
  return { ...theirs, steps: [...steps, ...missing] };
}

function overdueAt<Step extends JsonObject>(wait: Step, target: string | undefined): Step {
  return { ...wait, configuration: writeReferences(wait["configuration"] ?? {}, new Map([[OVERDUE_ROUTE, target]])) };
}

const NOTE = overdueStepId("");

function stepsOf({ steps }: JsonObject): JsonObject[] {
  return Array.isArray(steps) ? steps.filter(isJsonObject) : [];
}

function idOf({ id }: Readonly<Record<string, Json>>): string {
  return typeof id === "string" ? id : "";
}
