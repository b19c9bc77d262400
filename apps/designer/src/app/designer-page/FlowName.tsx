import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";

/** The flow's name, edited in place: Enter or leaving the field keeps it, Escape does not. */
export function FlowName({ editor }: { readonly editor: Editor }) {
  const name = useStore(editor.document.store, (state) => state.flow.name);
  const [draft, setDraft] = useState<string | null>(null);
  const cancelled = useRef(false);
  const shown = draft ?? name;

  function finish(): void {
    const next = shown.trim();
    if (!cancelled.current && next !== "" && next !== name) {
      editor.apply({ type: "setFlowFields", set: { name: next } }, { words: "" });
    }
    cancelled.current = false;
    setDraft(null);
  }

  return (
    <h1 className={classes["name"]}>
      <input
        type="text"
        aria-label={designerWords.name}
        data-testid="flow-name"
        value={shown}
        readOnly={!editor.canEdit}
        size={Math.max(6, Math.min(48, shown.length + 1))}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          cancelled.current = event.key === "Escape";
          event.currentTarget.blur();
        }}
      />
    </h1>
  );
}
