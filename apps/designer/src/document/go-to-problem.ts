import type { Severity } from "@tonegraph/flow-model";
import type { Editor } from "./editor.ts";
import { problemField, problemNode } from "./problem-field.ts";
import { NOTHING_SELECTED, selectNode } from "./selection.ts";
import type { CheckedProblem } from "./validation-protocol.ts";

/** Shows where a problem is and puts the cursor into the field that it is about. */
export function goToProblem(editor: Editor, checked: CheckedProblem): void {
  showProblem(editor, checked);
  const { flow } = editor.document.store.getState();
  editor.view.focusField(problemField(checked.problem, flow) ?? "label");
}

/** Shows where a problem is: selects the block and brings it into sight; the cursor stays where it is. */
export function showProblem(editor: Editor, { problem, words }: CheckedProblem): void {
  const { flow } = editor.document.store.getState();
  const nodeId = problemNode(problem, flow);
  editor.document.select(nodeId === null ? NOTHING_SELECTED : selectNode(nodeId));
  if (nodeId !== null) editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
  editor.announcer.say(words);
}

/** The problem after the one that was shown last, first again after the last; null when there is none. */
export function nextProblem(
  problems: readonly CheckedProblem[],
  lastShown: CheckedProblem | null,
  direction: 1 | -1,
): CheckedProblem | null {
  const ordered = bySeverity(problems);
  const key = lastShown === null ? null : placeOf(lastShown);
  const last = ordered.findIndex((checked) => placeOf(checked) === key);
  if (last < 0) return (direction === 1 ? ordered[0] : ordered.at(-1)) ?? null;
  return ordered[(last + direction + ordered.length) % ordered.length] ?? null;
}

/** Errors first, then warnings, then what is merely worth knowing; otherwise in the order of checking. */
export function bySeverity(problems: readonly CheckedProblem[]): CheckedProblem[] {
  const groups: Record<Severity, CheckedProblem[]> = { error: [], warning: [], info: [] };
  for (const checked of problems) groups[checked.problem.severity].push(checked);
  return groups.error.concat(groups.warning, groups.info);
}

/** Tells problems apart that have the same words, as those of two blocks with the same name. */
function placeOf({ problem: { code, at }, words }: CheckedProblem): string {
  return JSON.stringify([code, at.nodeId, at.connectionId, at.promptId, at.language, at.pointer, words]);
}
