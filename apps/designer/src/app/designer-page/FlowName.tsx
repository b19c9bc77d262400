import { Tooltip } from "@mantine/core";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { nameFault } from "../../features/flows/flow-name.ts";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";

/** The flow's name, edited in place: Enter or leaving the field keeps it, Escape does not. */
export function FlowName({ editor }: { readonly editor: Editor }) {
  const name = useStore(editor.document.store, (state) => state.flow.name);
  const [draft, setDraft] = useState<string | null>(null);
  const cancelled = useRef(false);
  const shown = draft ?? name;
  const fault = shown.trim() === "" ? null : nameFault(shown);

  function finish(): void {
    const next = shown.trim();
    const isKept = !cancelled.current && next !== "";
    cancelled.current = false;
    // What cannot be a name stays as it was typed, with what is wrong with it.
    if (isKept && fault !== null) return;
    if (isKept && next !== name) editor.apply({ type: "setFlowFields", set: { name: next } }, { words: "" });
    setDraft(null);
  }

  return (
    <h1 className={classes["name"]}>
      <Tooltip label={fault} opened={fault !== null} color="red" position="bottom-start">
        <input
          type="text"
          aria-label={designerWords.name}
          aria-invalid={fault !== null}
          data-testid="flow-name"
          value={shown}
          readOnly={!editor.canEdit}
          size={Math.max(6, Math.min(48, shown.length + 1))}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== "Escape") return;
            cancelled.current = event.key === "Escape";
            event.currentTarget.blur();
          }}
        />
      </Tooltip>
    </h1>
  );
}
