import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { FlowSettings } from "./FlowSettings.tsx";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";
import { ManyPanel } from "./ManyPanel.tsx";
import { NodePanel } from "./NodePanel.tsx";
import { WirePanel } from "./WirePanel.tsx";

/** Ids that the target is known to have, for suggestions; empty where it cannot be asked. */
export interface KnownIds {
  readonly queue: readonly string[];
  readonly agent: readonly string[];
}

/** Everything about what is selected; about the flow when nothing is. */
export function Inspector({ editor, knownIds }: { readonly editor: Editor; readonly knownIds: KnownIds }) {
  const selection = useStore(editor.document.store, (state) => state.selection);
  const fieldFocus = useStore(editor.view.store, (state) => state.fieldFocus);
  const element = useRef<HTMLElement>(null);
  const [nodeId] = selection.nodeIds;
  const [connectionId] = selection.connectionIds;
  const only = selection.nodeIds.length + selection.connectionIds.length === 1;

  useEffect(() => {
    if (fieldFocus.count === 0) return;
    // The field may be on a tab or a block that is drawn with this very change.
    const timer = requestAnimationFrame(() => focusField(element.current, fieldFocus.field));
    return () => cancelAnimationFrame(timer);
  }, [fieldFocus]);

  return (
    <aside
      ref={element}
      className={classes["inspector"]}
      aria-label={inspectorWords.title}
      data-testid="inspector"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        editor.view.ask({ type: "focus" });
      }}
    >
      {!editor.canEdit && <p className={classes["readOnly"]}>{inspectorWords.readOnly}</p>}
      {only && nodeId !== undefined && <NodePanel key={nodeId} editor={editor} nodeId={nodeId} knownIds={knownIds} />}
      {only && connectionId !== undefined && <WirePanel editor={editor} connectionId={connectionId} />}
      {!only && nodeId === undefined && connectionId === undefined && <FlowSettings editor={editor} />}
      {!only && (nodeId !== undefined || connectionId !== undefined) && <ManyPanel selection={selection} />}
    </aside>
  );
}

function focusField(panel: HTMLElement | null, field: string | null): void {
  const fields = [...(panel?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
  const named = fields.find((candidate) => candidate.dataset["field"] === field);
  const begins = fields.find(
    (candidate) => field !== null && candidate.dataset["field"]?.startsWith(`${field}:`) === true,
  );
  const afterName = fields.find((candidate) => candidate.dataset["field"] !== "label");
  const target = named ?? begins ?? (field === null ? (afterName ?? fields[0]) : fields[0]);
  target?.focus();
  if (target instanceof HTMLInputElement && field === "label") target.select();
}
