import { NODE_KINDS, type NodeKind } from "@tonegraph/flow-model";
import { useMemo, type DragEvent } from "react";
import type { Editor } from "../../document/editor.ts";
import { PALETTE_DRAG_TYPE } from "../../document/node-catalogue.ts";
import { addNode } from "./canvas-actions.ts";
import type { Stage } from "./canvas-stage.ts";
import { connectionAt, pointOf } from "./canvas-targets.ts";

/** Lets kinds be dropped from the palette: on the canvas, or on a connection, which takes the new block in. */
export function usePaletteDrop(editor: Editor, stage: Stage) {
  return useMemo(
    () => ({
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(PALETTE_DRAG_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDrop(event: DragEvent) {
        const kind = kindIn(event);
        if (kind === null) return;
        event.preventDefault();
        const at = pointOf(event);
        const position = stage.flow.screenToFlowPosition({ x: at.x - 20, y: at.y - 20 });
        addNode(editor, { kind, position, into: connectionAt(stage, at) });
        stage.element()?.focus({ preventScroll: true });
      },
    }),
    [editor, stage],
  );
}

function kindIn(event: DragEvent): NodeKind | null {
  const name = event.dataTransfer.getData(PALETTE_DRAG_TYPE);
  return NODE_KINDS.find((kind) => kind === name) ?? null;
}
