import { useStore } from "zustand";
import type { SaveState } from "../../document/autosave.ts";
import type { Editor } from "../../document/editor.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { TextButton } from "../../ui/TextButton.tsx";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";

const words = designerWords.save;

/** Whether what was drawn is safe. */
export function SaveStatus({ editor }: { readonly editor: Editor }) {
  const state = useStore(editor.autosave.store);
  const now = useNow(1000);
  const { kind } = state;
  if (!editor.canEdit) return <span className={classes["state"]}>{words.readOnly}</span>;
  return (
    <span className={classes["state"]} data-save={kind} data-testid="save-state">
      {saveWords(state, now)}
      {(kind === "offline" || kind === "refused") && (
        <TextButton onClick={() => void editor.autosave.flush()}>{words.retry}</TextButton>
      )}
    </span>
  );
}

function saveWords(state: SaveState, now: number): string {
  switch (state.kind) {
    case "saved":
      return words.saved(age(now - state.at));
    case "saving":
      return words.saving;
    case "unsaved":
      return words.unsaved;
    case "offline":
      return words.offline(Math.max(0, Math.ceil((state.retryAt - now) / 1000)));
    case "signedOut":
      return words.signedOut;
    case "refused":
      return words.refused(state.words);
    case "conflict":
      return words.conflict;
  }
}

function age(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 2) return words.justNow;
  return seconds < 60 ? words.secondsAgo(seconds) : words.minutesAgo(Math.floor(seconds / 60));
}
