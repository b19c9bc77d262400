import type { Flow } from "../flow.ts";
import { ok, type Result } from "../result.ts";
import { applyCommand } from "./apply-command.ts";
import { applyFlowPatches, type FlowPatch } from "./apply-flow-patches.ts";
import type { CommandFault } from "./command-fault.ts";
import type { Command } from "./command.ts";
import { joinSteps, type HistoryStep } from "./join-steps.ts";
import { touchedBy, type Touched } from "./touched.ts";

/** How many steps can be undone; older ones are forgotten. */
export const HISTORY_LIMIT = 500;

/** A flow with what was done to it and what was undone; immutable, so that it can live in a store. */
export interface History {
  readonly present: Flow;
  readonly past: readonly HistoryStep[];
  /** What can be done again, the next first. */
  readonly future: readonly HistoryStep[];
  /** The gesture that the next command may join, and what could be done again before it began. */
  readonly open: { readonly gesture: string; readonly future: readonly HistoryStep[] } | null;
  readonly limit: number;
}

/** A history after a change: what it is now, the patches that led here, and what they touched. */
export interface HistoryChange {
  readonly history: History;
  readonly patches: readonly FlowPatch[];
  readonly touched: Touched;
}

/** A history whose only state is the given flow. Begin a new one for another version: undo never crosses versions. */
export function createHistory(flow: Flow, { limit = HISTORY_LIMIT } = {}): History {
  return { present: flow, past: [], future: [], open: null, limit };
}

/**
 * Applies a command as one step, or says why not. Commands in a row with the same `gesture` (one drag, one burst of typing)
 * become one step. A command without effect leaves the history as it is, what can be redone included.
 */
export function dispatchCommand(
  history: History,
  command: Command,
  { gesture }: { readonly gesture?: string | undefined } = {},
): Result<HistoryChange, CommandFault> {
  const applied = applyCommand(history.present, command);
  if (!applied.ok) return applied;
  const { flow, patches, inverse } = applied.value;
  if (patches.length === 0) return ok(changeOf(history, []));
  const last = history.past.at(-1);
  const joins = last !== undefined && gesture !== undefined && history.open?.gesture === gesture;
  const step = { redo: patches, undo: inverse };
  const past = joins ? [...history.past.slice(0, -1), joinSteps(last, step)] : [...history.past, step];
  const opened = gesture === undefined ? null : { gesture, future: history.future };
  const open = joins ? history.open : opened;
  return ok(changeOf({ ...history, present: flow, past: past.slice(-history.limit), future: [], open }, patches));
}

/** Ends the open gesture: the next command is a step of its own even under the same name. */
export function endGesture(history: History): History {
  return history.open ? { ...history, open: null } : history;
}

/** Takes everything back that the open gesture did, as if it had never begun. Any other gesture changes nothing. */
export function cancelGesture(history: History, gesture: string): HistoryChange {
  const step = history.past.at(-1);
  if (!step || history.open?.gesture !== gesture) return changeOf(history, []);
  const present = applyFlowPatches(history.present, step.undo);
  const before = { ...history, present, past: history.past.slice(0, -1), future: history.open.future, open: null };
  return changeOf(before, step.undo);
}

/** Takes the last step back; without one, nothing changes. */
export function undo(history: History): HistoryChange {
  const step = history.past.at(-1);
  if (!step) return changeOf(history, []);
  const present = applyFlowPatches(history.present, step.undo);
  const past = history.past.slice(0, -1);
  return changeOf({ ...history, present, past, future: [step, ...history.future], open: null }, step.undo);
}

/** Does the step again that was undone last; without one, nothing changes. */
export function redo(history: History): HistoryChange {
  const [step, ...future] = history.future;
  if (!step) return changeOf(history, []);
  const present = applyFlowPatches(history.present, step.redo);
  return changeOf({ ...history, present, past: [...history.past, step], future, open: null }, step.redo);
}

/** Whether there is a step to take back. */
export function canUndo(history: History): boolean {
  return history.past.length > 0;
}

/** Whether there is a step to do again. */
export function canRedo(history: History): boolean {
  return history.future.length > 0;
}

function changeOf(history: History, patches: readonly FlowPatch[]): HistoryChange {
  return { history, patches, touched: touchedBy(patches) };
}
