import { ignoredPlaceOf } from "@tonegraph/flow-model";
import type { Editor } from "../../document/editor.ts";
import type { CheckedIgnored, CheckedProblem } from "../../document/validation-protocol.ts";
import { problemsWords } from "./problems-words.ts";

/** Mends everything that a rule found and has a fix for, as one step of undo. */
export async function fixAllOf(editor: Editor, code: string): Promise<void> {
  const { commands, count } = await editor.validation.fixAll(code);
  if (count === 0) return editor.announcer.refuse(problemsWords.nothingToFix);
  const label = problemsWords.fixAllLabel(code);
  const words = problemsWords.fixedAll(count, code);
  editor.apply({ type: "batch", label, commands: [...commands] }, { words });
}

/** Ignores what the problem's rule finds at its place. True when the document has it. */
export function ignore(editor: Editor, { problem }: CheckedProblem, reason: string): boolean {
  const ignored = { ...ignoredPlaceOf(problem), reason: reason.trim() };
  return editor.apply({ type: "ignoreProblem", ignored }, { words: problemsWords.dialog.done(problem.code) });
}

/** Takes a decision to ignore back. */
export function takeBack(editor: Editor, { entry }: CheckedIgnored): void {
  const place = ignoredPlaceOf({ code: entry.code, at: entry });
  editor.apply({ type: "unignoreProblem", place }, { words: problemsWords.tookBack(entry.code) });
}
