import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { focusField } from "./focus-field.ts";
import classes from "./inspector.module.css";
import { ManyPanel } from "./ManyPanel.tsx";
import type { KnownIds } from "./node-form.ts";
import { NodePanel } from "./NodePanel.tsx";
import { FlowSettings } from "./settings/FlowSettings.tsx";
import { WirePanel } from "./WirePanel.tsx";
import { inspectorWords } from "./words/inspector-words.ts";

/** Everything about what is selected; about the flow when nothing is. */
export function Inspector({ editor, knownIds }: { readonly editor: Editor; readonly knownIds: KnownIds }) {
  const selection = useStore(editor.document.store, (state) => state.selection);
  const fieldFocus = useStore(editor.view.store, (state) => state.fieldFocus);
  const element = useRef<HTMLElement>(null);
  const [nodeId] = selection.nodeIds;
  const [connectionId] = selection.connectionIds;
  const only = selection.nodeIds.length + selection.connectionIds.length === 1;

  useEffect(() => {
    if (!fieldFocus.isPending) return;
    // The field may be on a tab or a block that is drawn with this very change.
    const timer = requestAnimationFrame(() => {
      focusField(element.current, fieldFocus.field);
      editor.view.fieldReached();
    });
    return () => cancelAnimationFrame(timer);
  }, [editor, fieldFocus]);

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
      {!only && nodeId === undefined && connectionId === undefined && (
        <FlowSettings editor={editor} tenants={knownIds.tenants} />
      )}
      {!only && (nodeId !== undefined || connectionId !== undefined) && <ManyPanel selection={selection} />}
    </aside>
  );
}
