import type { ConnectionId, NodeId, Position } from "@tonegraph/flow-model";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { useWorkerAnswer } from "../../document/use-worker-answer.ts";
import type { SheetWire } from "../../lib/drawing/create-wire-sheet.ts";
import { createCardNodes, type CardNode } from "./card-nodes.ts";
import { createSheetWires, elementWires } from "./sheet-wires.ts";
import { createWireEdges, type WireEdge } from "./wire-edges.ts";

/** What React Flow draws: worked out from the document's store, never kept in React Flow's. */
export interface CanvasView {
  readonly cards: CardNode[];
  readonly wires: WireEdge[];
  /** The wires that are elements of React Flow: all of a small flow's. */
  readonly elements: WireEdge[];
  /** The wires as lines of one picture; none in a small flow. */
  readonly sheet: readonly SheetWire[];
  /** Says which wire of the picture the pointer is on. */
  readonly setPointed: (wireId: ConnectionId | null) => void;
  readonly setMoved: (moved: ReadonlyMap<NodeId, Position>) => void;
  readonly setDragged: (dragged: ReadonlySet<NodeId>) => void;
}

/** Follows the document, the selection and the problems. */
export function useCanvasView(editor: Editor): CanvasView {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const selection = useStore(editor.document.store, (state) => state.selection);
  const byNode = useStore(editor.validation.store, (state) => state.byNode);
  const called = useStore(editor.view.store, (state) => state.callMarks);
  const wishesEffort = useStore(editor.view.store, (state) => state.effortShown);
  const arrivals = useWorkerAnswer(editor, wishesEffort ? "all" : null, editor.validation.arrivals);
  const [moved, setMoved] = useState<ReadonlyMap<NodeId, Position>>(NOTHING_MOVED);
  const [dragged, setDragged] = useState<ReadonlySet<NodeId>>(NOTHING_DRAGGED);
  const [cardNodes] = useState(createCardNodes);
  const [wireEdges] = useState(createWireEdges);

  const cards = useMemo(
    () => cardNodes({ flow, selected: selection.nodeIds, byNode, moved, dragged, called: called.nodes, arrivals }),
    [cardNodes, flow, selection.nodeIds, byNode, moved, dragged, called.nodes, arrivals],
  );
  const { nodes, connections } = flow;
  const wires = useMemo(
    () =>
      wireEdges({
        flow: { nodes, connections },
        selectedNodes: selection.nodeIds,
        selectedConnections: selection.connectionIds,
        dragged,
        called: called.connections,
      }),
    [wireEdges, nodes, connections, selection, dragged, called.connections],
  );
  const [pointed, setPointed] = useState<ConnectionId | null>(null);
  const [sheetWires] = useState(createSheetWires);
  const sheet = useMemo(() => sheetWires(wires, cards), [sheetWires, wires, cards]);
  const elements = useMemo(() => elementWires(wires, pointed), [wires, pointed]);
  return useMemo(
    () => ({ cards, wires, elements, sheet, setPointed, setMoved, setDragged }),
    [cards, wires, elements, sheet],
  );
}

const NOTHING_MOVED: ReadonlyMap<NodeId, Position> = new Map();
const NOTHING_DRAGGED: ReadonlySet<NodeId> = new Set();
