import { useStore as useFlowStore } from "@xyflow/react";
import { memo, useEffect, useState } from "react";
import type { Editor } from "../../document/editor.ts";
import { connectionRefusal } from "../../document/edits.ts";
import { nodeAt } from "./canvas-targets.ts";
import classes from "./canvas.module.css";

interface Hint {
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/** While a connection is being drawn: says at the pointer why the block below it cannot be its target. */
export const ConnectionHint = memo(function ConnectionHint({ editor }: { readonly editor: Editor }) {
  const fromNode = useFlowStore((state) => (state.connection.inProgress ? state.connection.fromHandle.nodeId : null));
  const fromPort = useFlowStore((state) =>
    state.connection.inProgress && state.connection.fromHandle.type === "source"
      ? (state.connection.fromHandle.id ?? null)
      : null,
  );
  const [hint, setHint] = useState<Hint | null>(null);

  useEffect(() => {
    if (fromNode === null || fromPort === null) return;
    const onMove = (event: PointerEvent): void => {
      const at = { x: event.clientX, y: event.clientY };
      const target = nodeAt(at);
      const { flow } = editor.document.store.getState();
      const words =
        target === null || target === fromNode
          ? null
          : connectionRefusal(flow, { nodeId: fromNode, port: fromPort }, target);
      setHint(words === null ? null : { ...at, words });
    };
    window.addEventListener("pointermove", onMove);
    return () => {
      window.removeEventListener("pointermove", onMove);
      setHint(null);
    };
  }, [editor, fromNode, fromPort]);

  if (hint === null) return null;
  return (
    <div className={classes["hint"]} role="tooltip" style={{ left: hint.x + 14, top: hint.y + 14 }}>
      {hint.words}
    </div>
  );
});
