import type { NodeId, Position } from "@tonegraph/flow-model";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { createCardNodes, type CardNode } from "./card-nodes.ts";
import { createWireEdges, type WireEdge } from "./wire-edges.ts";

/** What React Flow draws: worked out from the document's store, never kept in React Flow's. */
export interface CanvasView {
  readonly cards: CardNode[];
  readonly wires: WireEdge[];
  readonly moved: ReadonlyMap<NodeId, Position>;
  readonly setMoved: (moved: ReadonlyMap<NodeId, Position>) => void;
}

/** Follows the document, the selection and the problems. */
export function useCanvasView(editor: Editor): CanvasView {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const selection = useStore(editor.document.store, (state) => state.selection);
  const byNode = useStore(editor.validation.store, (state) => state.byNode);
  const [moved, setMoved] = useState<ReadonlyMap<NodeId, Position>>(NOTHING_MOVED);
  const [cardNodes] = useState(createCardNodes);
  const [wireEdges] = useState(createWireEdges);

  const cards = useMemo(
    () => cardNodes({ flow, selected: selection.nodeIds, byNode, moved }),
    [cardNodes, flow, selection.nodeIds, byNode, moved],
  );
  const { nodes, connections } = flow;
  const wires = useMemo(
    () =>
      wireEdges({
        flow: { nodes, connections },
        selectedNodes: selection.nodeIds,
        selectedConnections: selection.connectionIds,
        moving: moved.size > MOST_LAYERED ? NOTHING_MOVING : new Set(moved.keys()),
      }),
    [wireEdges, nodes, connections, selection, moved],
  );
  return useMemo(() => ({ cards, wires, moved, setMoved }), [cards, wires, moved]);
}

const NOTHING_MOVED: ReadonlyMap<NodeId, Position> = new Map();
const NOTHING_MOVING: ReadonlySet<NodeId> = new Set();
/** A layer costs memory: beyond this many dragged nodes their wires are painted with all others. */
const MOST_LAYERED = 4;
