import { portsOf, type PortPoint } from "@tonegraph/flow-model";
import { useEffect } from "react";
import type { CanvasRequest } from "../../document/editor-view.ts";
import type { Editor } from "../../document/editor.ts";
import { addNodeInView, deleteSelection } from "./canvas-actions.ts";
import {
  besideNode,
  cardBoxes,
  fitBoxes,
  motionMs,
  revealNodes,
  revealWhole,
  visibleBox,
  type Stage,
} from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import { tidyCanvas } from "./tidy-action.ts";

/** Does what other parts of the page ask of the canvas. */
export function useCanvasRequests(editor: Editor, stage: Stage): void {
  useEffect(() => editor.view.onRequest((request) => fulfil(editor, stage, request)), [editor, stage]);
}

function fulfil(editor: Editor, stage: Stage, request: CanvasRequest): void {
  switch (request.type) {
    case "fit":
      // What was just tidied or added is drawn after this turn.
      return void requestAnimationFrame(() =>
        fitBoxes(stage, cardBoxes(stage.cards()), { maxZoom: 1, padding: 0.12, duration: motionMs() }),
      );
    case "actualSize":
      return void stage.flow.zoomTo(1, { duration: motionMs() });
    case "zoomToSelection":
      return zoomToSelection(editor, stage);
    case "tidy":
      return void tidyCanvas(editor, stage);
    case "quickAdd":
      return openQuickAddInView(editor, stage);
    case "connect":
      return openConnectPicker(editor, stage, request.from);
    case "add":
      return addNodeInView(editor, stage, request.kind);
    case "delete":
      return deleteSelection(editor, request.heal);
    case "focus":
      return stage.element()?.focus({ preventScroll: true });
    case "commands":
      return;
    case "reveal":
      // New cards are drawn after this turn; only then can they be found.
      return void requestAnimationFrame(() => {
        if (request.whole !== true || !revealWhole(stage)) revealNodes(stage, request.nodeIds);
      });
  }
}

function zoomToSelection(editor: Editor, stage: Stage): void {
  const { nodeIds } = editor.document.store.getState().selection;
  const boxes = cardBoxes(stage.cards());
  const chosen = nodeIds.length === 0 ? boxes : boxes.filter(({ nodeId }) => nodeIds.includes(nodeId));
  fitBoxes(stage, chosen, { maxZoom: 1.5, padding: 0.25, duration: motionMs() });
}

function openQuickAddInView(editor: Editor, stage: Stage): void {
  if (!editor.canEdit) return;
  const { nodeIds } = editor.document.store.getState().selection;
  const last = stage.cards().find(({ id }) => id === nodeIds.at(-1));
  const seen = visibleBox(stage);
  const position = last
    ? { x: last.position.x + (last.width ?? 0) + 72, y: last.position.y }
    : { x: seen.x + seen.width / 2 - 122, y: seen.y + seen.height / 3 };
  editor.view.openQuickAdd({ at: stage.flow.flowToScreenPosition(position), position, from: null });
}

function openConnectPicker(editor: Editor, stage: Stage, from: PortPoint | undefined): void {
  const { flow, selection } = editor.document.store.getState();
  const nodeId = from?.nodeId ?? selection.nodeIds.at(-1);
  const node = flow.nodes[nodeId ?? ""];
  if (!editor.canEdit || nodeId === undefined || !node) return;
  if (portsOf(node).length === 0) return editor.announcer.refuse(canvasWords.noExits(node.label));
  revealNodes(stage, [nodeId]);
  editor.view.openConnectPicker({ nodeId, port: from?.port ?? null, at: besideNode(stage, nodeId) });
}
