import type { Editor } from "../../document/editor.ts";
import { ADDABLE_KINDS } from "../../document/node-catalogue.ts";
import { travel } from "../../features/canvas/canvas-actions.ts";
import { switchPointerPreset } from "../../features/canvas/pointer-preset.ts";
import { duplicateSelection } from "../../features/canvas/use-canvas-clipboard.ts";
import { designerWords } from "./designer-words.ts";
import { downloadFlow } from "./download-flow.ts";
import { goToNextProblem } from "./use-page-keys.ts";

/** A command by its name, with the keys that do the same. */
export interface EditorCommand {
  readonly id: string;
  readonly label: string;
  readonly keys: string;
  readonly run: () => void;
}

/** What lies outside the editor. */
export interface PageCommands {
  readonly publish: () => void;
  readonly flows: () => void;
}

/** Every command of the designer, in groups. */
export function editorCommands(editor: Editor, page: PageCommands): { group: string; actions: EditorCommand[] }[] {
  const { view } = editor;
  const command = (label: string, keys: string, run: () => void): EditorCommand => ({ id: label, label, keys, run });
  return [
    {
      group: "Draw",
      actions: [
        command("Add a block…", "A", () => view.ask({ type: "quickAdd" })),
        ...ADDABLE_KINDS.map(({ kind, title }) =>
          command(`Add ${title.toLowerCase()}`, "", () => view.ask({ type: "add", kind })),
        ),
        command("Connect…", "C", () => view.ask({ type: "connect" })),
        command("Delete", "Delete", () => view.ask({ type: "delete", heal: false })),
        command("Delete and heal", "Ctrl+Delete", () => view.ask({ type: "delete", heal: true })),
        command("Duplicate", "Ctrl+D", () => duplicateSelection(editor)),
        command("Tidy up", "", () => view.ask({ type: "tidy" })),
        command("Undo", "Ctrl+Z", () => travel(editor, "undo")),
        command("Redo", "Ctrl+Shift+Z", () => travel(editor, "redo")),
      ],
    },
    {
      group: "Look",
      actions: [
        command("Fit everything", "1", () => view.ask({ type: "fit" })),
        command("Zoom to 100 %", "0", () => view.ask({ type: "actualSize" })),
        command("Zoom to the selection", "2", () => view.ask({ type: "zoomToSelection" })),
        command("Next problem", "F8", () => goToNextProblem(editor, 1)),
        command("Show or hide the problems", "", () => view.showProblems(!view.store.getState().problemsOpen)),
        command("Test call", "", () => view.showTestCall(true)),
        command("Switch between trackpad and mouse", "", () =>
          editor.announcer.say(designerWords.mousePreset[switchPointerPreset()]),
        ),
        command("Keys", "?", () => view.showShortcuts(true)),
      ],
    },
    {
      group: "Flow",
      actions: [
        command("Publish…", "", page.publish),
        command("Save now", "Ctrl+S", () => void editor.autosave.flush()),
        command("Download as a file", "", () => downloadFlow(editor.document.store.getState().flow)),
        command("All flows", "", page.flows),
      ],
    },
  ];
}
