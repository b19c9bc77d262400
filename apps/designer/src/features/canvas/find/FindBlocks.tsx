import { memo, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../../document/editor.ts";
import { selectNode } from "../../../document/selection.ts";
import { FilterList, type FilterItem } from "../../../ui/filter-list/FilterList.tsx";
import { canvasWords } from "../canvas-words.ts";
import { findInFlow } from "./find-in-flow.ts";
import classes from "./find.module.css";

const MOST_SHOWN = 100;

/** Ctrl+F: a field over the canvas that finds blocks; Enter goes to one. */
export const FindBlocks = memo(function FindBlocks({ editor }: { readonly editor: Editor }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "f") return;
      if (event.target instanceof Element && event.target.closest("[role=dialog]") !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  if (!open) return null;
  return <FindList editor={editor} onClose={() => setOpen(false)} />;
});

function FindList({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const byNode = useStore(editor.validation.store, (state) => state.byNode);
  const look = (query: string): FilterItem[] =>
    findInFlow(query, { flow, byNode })
      .slice(0, MOST_SHOWN)
      .map(({ nodeId, label, kind, excerpt }) => ({
        id: nodeId,
        text: label,
        group: "",
        detail: excerpt === "" ? kind : excerpt,
      }));
  return (
    <div className={classes["find"]} data-testid="find">
      <FilterList
        {...canvasWords.find}
        look={look}
        items={[]}
        onClose={onClose}
        onChoose={(nodeId) => {
          onClose();
          editor.document.select(selectNode(nodeId));
          editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
          editor.view.ask({ type: "focus" });
          editor.announcer.say(canvasWords.found(flow.nodes[nodeId]?.label ?? ""));
        }}
      />
    </div>
  );
}
