import type { NodeId, Position } from "@tonegraph/flow-model";
import type { EdgeChange, NodeChange, ReactFlowProps } from "@xyflow/react";
import { useMemo, type MouseEvent as ReactMouseEvent } from "react";
import type { Editor } from "../../document/editor.ts";
import { NOTHING_SELECTED, selectNode } from "../../document/selection.ts";
import { connectPort } from "./canvas-actions.ts";
import { cardBoxes, FAR_ZOOM, type Stage } from "./canvas-stage.ts";
import { isOnCanvas, nodeAt, pointOf } from "./canvas-targets.ts";
import { canvasWords } from "./canvas-words.ts";
import type { CardNode } from "./card-nodes.ts";
import { dragProps } from "./drag-gesture.ts";
import type { WireEdge } from "./wire-edges.ts";

type FlowProps = ReactFlowProps<CardNode, WireEdge>;

/** What people do with the pointer, as props of React Flow and of the surface around it. */
export interface CanvasGestures {
  readonly flow: Partial<FlowProps>;
  readonly surface: { readonly onDoubleClick: (event: ReactMouseEvent) => void };
}

/** Turns pointer gestures into commands: one gesture, one step. */
export function useCanvasGestures(editor: Editor, stage: Stage): CanvasGestures {
  return useMemo(
    () => ({
      flow: { ...selectionProps(editor, stage), ...dragProps(editor, stage), ...connectProps(editor, stage) },
      surface: {
        onDoubleClick(event) {
          const onPane = event.target instanceof Element && event.target.classList.contains("react-flow__pane");
          if (onPane && editor.canEdit) openQuickAddAt(editor, stage, { at: pointOf(event), from: null });
        },
      },
    }),
    [editor, stage],
  );
}

/** Opens the list of kinds with its top left corner at a point of the screen. */
export function openQuickAddAt(
  editor: Editor,
  stage: Stage,
  { at, from }: { at: Position; from: { nodeId: NodeId; port: string } | null },
): void {
  editor.view.openQuickAdd({ at, from, position: stage.flow.screenToFlowPosition(at) });
}

function selectionProps(editor: Editor, stage: Stage): Partial<FlowProps> {
  const { select, store } = editor.document;
  return {
    onNodesChange(changes: NodeChange<CardNode>[]) {
      const chosen = changes.flatMap((change) => (change.type === "select" ? [change] : []));
      if (chosen.length === 0) return;
      const { selection } = store.getState();
      select({ ...selection, nodeIds: withChanges(selection.nodeIds, chosen) });
    },
    onEdgesChange(changes: EdgeChange<WireEdge>[]) {
      const chosen = changes.flatMap((change) => (change.type === "select" ? [change] : []));
      if (chosen.length === 0) return;
      const { selection } = store.getState();
      select({ ...selection, connectionIds: withChanges(selection.connectionIds, chosen) });
    },
    onPaneClick(event) {
      const isFar = stage.flow.getZoom() < FAR_ZOOM;
      const nodeId = isFar ? drawnNodeAt(stage, pointOf(event)) : null;
      // A finger comes without having pointed there before.
      const wireId = isFar ? null : stage.wireAt(pointOf(event));
      const chosen = wireId === null ? NOTHING_SELECTED : { nodeIds: [], connectionIds: [wireId] };
      select(nodeId === null ? chosen : selectNode(nodeId));
      if (nodeId !== null) editor.view.ask({ type: "zoomToSelection" });
    },
    onNodeDoubleClick: () => editor.view.focusField(null),
  };
}

/** From afar blocks are a picture: a click on one goes there. */
function drawnNodeAt(stage: Stage, at: Position): NodeId | null {
  const { x, y } = stage.flow.screenToFlowPosition(at, { snapToGrid: false });
  const hit = cardBoxes(stage.cards()).find(
    (box) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height,
  );
  return hit?.nodeId ?? null;
}

function withChanges(
  ids: readonly string[],
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): string[] {
  const chosen = new Set(ids);
  for (const { id, selected } of changes) {
    if (selected) chosen.add(id);
    else chosen.delete(id);
  }
  return [...chosen];
}

function connectProps(editor: Editor, stage: Stage): Partial<FlowProps> {
  return {
    isValidConnection: ({ target }) => editor.document.store.getState().flow.nodes[target]?.kind !== "start",
    onConnect({ source, sourceHandle, target }) {
      if (sourceHandle !== null) connectPort(editor, { nodeId: source, port: sourceHandle }, target);
    },
    onConnectEnd(event, { isValid, fromHandle, fromNode }) {
      if (isValid === true || fromHandle?.type !== "source" || !fromNode || !fromHandle.id) return;
      const at = pointOf(event);
      const from = { nodeId: fromNode.id, port: fromHandle.id };
      const target = nodeAt(at);
      if (target === from.nodeId) return;
      if (target !== null) connectPort(editor, from, target);
      else if (isOnCanvas(at)) openQuickAddAt(editor, stage, { at, from });
    },
    onReconnect(edge, { source, sourceHandle, target }) {
      if (sourceHandle === null) return;
      const node = editor.document.store.getState().flow.nodes[target];
      editor.apply(
        { type: "reconnect", connectionId: edge.id, source, port: sourceHandle, target },
        { words: canvasWords.rewired(node?.label ?? "") },
      );
    },
    onReconnectEnd(...[event, edge, , { isValid, fromHandle }]) {
      const target = nodeAt(pointOf(event));
      if (isValid === true || target === null || fromHandle?.type !== "source") return;
      if (edge.sourceHandle) connectPort(editor, { nodeId: edge.source, port: edge.sourceHandle }, target);
    },
  };
}
