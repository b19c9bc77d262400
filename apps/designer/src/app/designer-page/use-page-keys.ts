import { useEffect } from "react";
import type { Editor } from "../../document/editor.ts";
import { goToProblem, nextProblem } from "../../document/go-to-problem.ts";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import { travel } from "../../features/canvas/canvas-actions.ts";
import { designerWords } from "./designer-words.ts";

/** Keys that work on the whole page: undo and redo outside of text, next problem, save, the list of keys. */
export function usePageKeys(editor: Editor): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && act(editor, event)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [editor]);
}

const lastShown = new WeakMap<Editor, CheckedProblem>();

/** Goes to the problem after (1) or before (-1) the one shown last. */
export function goToNextProblem(editor: Editor, direction: 1 | -1): void {
  const { problems } = editor.validation.store.getState();
  const next = nextProblem(problems, lastShown.get(editor) ?? null, direction);
  if (!next) return editor.announcer.say(designerWords.noProblems);
  lastShown.set(editor, next);
  goToProblem(editor, next);
}

function act(editor: Editor, event: KeyboardEvent): boolean {
  const command =
    anywhere(editor, event) ?? (isInText(event.target) || isInDialog(event.target) ? null : outsideText(editor, event));
  command?.();
  return command !== null;
}

type Act = (() => void) | null;

function anywhere(editor: Editor, event: KeyboardEvent): Act {
  if (event.key === "F8") return () => goToNextProblem(editor, event.shiftKey ? -1 : 1);
  if (isControl(event) && event.key.toLowerCase() === "s") return () => void editor.autosave.flush();
  return null;
}

/** Text fields keep their own undo, so these keys are theirs while somebody types. */
function outsideText(editor: Editor, event: KeyboardEvent): Act {
  const key = event.key.toLowerCase();
  if (isControl(event) && key === "z") return () => travel(editor, event.shiftKey ? "redo" : "undo");
  if (isControl(event) && key === "y") return () => travel(editor, "redo");
  return key === "?" ? () => editor.view.showShortcuts(true) : null;
}

function isControl(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function isInText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]") !== null;
}
