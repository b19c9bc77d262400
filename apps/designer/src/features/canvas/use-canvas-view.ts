import type { NodeId, Position } from "@tonegraph/flow-model";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { useWorkerAnswer } from "../../document/use-worker-answer.ts";
import { createCardNodes, type CardNode } from "./card-nodes.ts";
import { createWireEdges, type WireEdge } from "./wire-edges.ts";

/** What React Flow draws: worked out from the document's store, never kept in React Flow's. */
export interface CanvasView {
  readonly cards: CardNode[];
  readonly wires: WireEdge[];
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
  return useMemo(() => ({ cards, wires, setMoved, setDragged }), [cards, wires]);
}

const NOTHING_MOVED: ReadonlyMap<NodeId, Position> = new Map();
const NOTHING_DRAGGED: ReadonlySet<NodeId> = new Set();
