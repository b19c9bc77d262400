import { NOT_ON_TENANT } from "@tonegraph/flow-validation";
import type { CheckedProblem } from "../../../document/validation-protocol.ts";
import type { Editor } from "../../../document/editor.ts";
import { inspectorWords } from "../words/inspector-words.ts";

/** What a field of the inspector stands in: the editor, and the problems of its block by field. */
export interface FieldContext {
  readonly editor: Editor;
  readonly problemsOf: (field: string) => readonly CheckedProblem[];
  /** The field that somebody asked to have the cursor in; a part that hides it must show it. */
  readonly wishedField: string | null;
}

/** What every field shows: its name for problems and the keyboard, its label, and a sentence of help. */
export interface FieldLooks {
  readonly context: FieldContext;
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Whether a field has an error, for its border. */
export function hasError(problems: readonly CheckedProblem[]): boolean {
  return problems.some(({ problem }) => problem.severity === "error");
}

/** The problems of a field below which the vendors' notes say what is not found where. */
export function besideNotes({ problemsOf }: FieldContext, field: string): readonly CheckedProblem[] {
  return problemsOf(field).filter(({ problem }) => problem.code !== NOT_ON_TENANT);
}

/** Applies the fix that a problem offers. */
export function applyFix({ editor }: Pick<FieldContext, "editor">, { problem, fixWords }: CheckedProblem): void {
  if (problem.fix) editor.apply(problem.fix, { words: inspectorWords.fixed(fixWords ?? inspectorWords.mended) });
}
