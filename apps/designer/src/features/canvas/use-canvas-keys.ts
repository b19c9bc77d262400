import { useCallback, useEffect, useMemo, useRef, type FocusEvent } from "react";
import type { Editor } from "../../document/editor.ts";
import { nearestNode, type Direction } from "../../document/geometry/nearest-node.ts";
import { nodesAlong, selectNode, stepAlong } from "../../document/selection.ts";
import { nudgeSelection } from "./canvas-actions.ts";
import { keyIntent, type KeyIntent } from "./canvas-keys.ts";
import { cardBoxes, revealNodes, type Stage } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import { cardLabel } from "./card-nodes.ts";
import { isForCanvas } from "./for-canvas.ts";
import { duplicateSelection } from "./use-canvas-clipboard.ts";

const NUDGE_PAUSE_MS = 600;

/** The canvas by keyboard. Returns the props of the surface; keys are also heard while nothing has the focus. */
export function useCanvasKeys(editor: Editor, stage: Stage) {
  const cameBy = useRef<CameBy>("keyboard");
  const tabbed = useRef(false);
  const arrive = useCallback(
    (by: CameBy): void => {
      cameBy.current = by;
      stage.element()?.setAttribute("data-came-by", by);
    },
    [stage],
  );

  useEffect(() => {
    const keyboard = createKeyboard(editor, stage);
    const onAnyKey = (event: KeyboardEvent): void => {
      tabbed.current = event.key === "Tab";
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isForCanvas(event.target)) return;
      const { key, shiftKey: shift, altKey: alt } = event;
      const intent = keyIntent({ key, shift, alt, ctrl: event.ctrlKey || event.metaKey }, cameBy.current);
      if (intent === null) return;
      if (intent.type === "step" || intent.type === "go") arrive("keyboard");
      event.preventDefault();
      keyboard(intent);
    };
    document.addEventListener("keydown", onAnyKey, true);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onAnyKey, true);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [editor, stage, arrive]);

  return useMemo(
    () => ({
      onPointerDownCapture() {
        arrive("mouse");
        tabbed.current = false;
        // Words marked elsewhere would otherwise be what Ctrl+C copies.
        document.getSelection()?.removeAllRanges();
        const surface = stage.element();
        if (surface && !surface.contains(document.activeElement)) surface.focus({ preventScroll: true });
      },
      onFocus(event: FocusEvent) {
        // A click, and a list that closes, give the focus too; only Tab comes from another element of the page.
        if (event.target !== stage.element() || !tabbed.current) return;
        arrive("keyboard");
        const { selection, flow } = editor.document.store.getState();
        if (selection.nodeIds.length + selection.connectionIds.length > 0) return;
        go(editor, stage, flow.startNodeId);
      },
    }),
    [editor, stage, arrive],
  );
}

type CameBy = "mouse" | "keyboard";

/** Selects a node, brings it into sight and reads it out. */
function go(editor: Editor, stage: Stage, nodeId: string): void {
  editor.document.select(selectNode(nodeId));
  revealNodes(stage, [nodeId]);
  const card = stage.cards().find(({ id }) => id === nodeId);
  if (card) editor.announcer.say(cardLabel(card.data));
}

function createKeyboard(editor: Editor, stage: Stage): (intent: KeyIntent) => void {
  let nudge = { gesture: "", at: -Infinity };
  return (intent) => {
    switch (intent.type) {
      case "go":
        return walk(editor, stage, intent.direction);
      case "step":
        return follow(editor, stage, intent.direction);
      case "nudge":
        if (performance.now() - nudge.at > NUDGE_PAUSE_MS) nudge = { gesture: editor.ids.gesture(), at: 0 };
        nudge = { ...nudge, at: performance.now() };
        return nudgeSelection(editor, intent.by, nudge.gesture);
      case "spread":
        return spread(editor, intent.direction);
      case "delete":
        return editor.view.ask({ type: "delete", heal: intent.heal });
      case "add":
        return editor.view.ask({ type: "quickAdd" });
      case "connect":
      case "fit":
      case "actualSize":
      case "zoomToSelection":
        return editor.view.ask({ type: intent.type });
      case "edit":
        return editor.view.focusField(null);
      case "rename":
        return editor.view.focusField("label");
      default:
        return select(editor, intent.type);
    }
  };
}

function select(editor: Editor, what: "clear" | "selectAll" | "duplicate"): void {
  if (what === "duplicate") return duplicateSelection(editor);
  const nodeIds = what === "clear" ? [] : Object.keys(editor.document.store.getState().flow.nodes);
  editor.document.select({ nodeIds, connectionIds: [] });
  editor.announcer.say(what === "clear" ? canvasWords.selectionCleared : canvasWords.selectedMany(nodeIds.length));
}

function walk(editor: Editor, stage: Stage, direction: Direction): void {
  const { selection, flow } = editor.document.store.getState();
  const from = selection.nodeIds.at(-1);
  if (from === undefined) return go(editor, stage, flow.startNodeId);
  const next = nearestNode(cardBoxes(stage.cards()), from, direction);
  if (next === null) return editor.announcer.say(canvasWords.edge);
  go(editor, stage, next);
}

function follow(editor: Editor, stage: Stage, direction: "back" | "forward"): void {
  const { selection, flow } = editor.document.store.getState();
  const from = selection.nodeIds.at(-1);
  if (from === undefined) return go(editor, stage, flow.startNodeId);
  const next = stepAlong(flow, from, direction);
  if (next === null) return editor.announcer.say(canvasWords.noWay[direction]);
  go(editor, stage, next);
}

function spread(editor: Editor, direction: "upstream" | "downstream"): void {
  const { selection, flow } = editor.document.store.getState();
  const nodeIds = nodesAlong(flow, selection.nodeIds, direction);
  editor.document.select({ nodeIds, connectionIds: [] });
  editor.announcer.say(canvasWords.selectedMany(nodeIds.length));
}
