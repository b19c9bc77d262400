import type { ConnectionId, NodeId, Position } from "@tonegraph/flow-model";
import type { ReactFlowProps } from "@xyflow/react";
import { fragmentOf, insertionOf } from "../../document/clipboard.ts";
import type { Editor } from "../../document/editor.ts";
import { settleBox } from "../../document/geometry/align-box.ts";
import type { Box } from "../../document/geometry/free-place.ts";
import { spliceNode } from "./canvas-actions.ts";
import { surrounding } from "../../lib/drawing/map-fit.ts";
import { cardBoxes, visibleBox, type Stage } from "./canvas-stage.ts";
import { connectionAt, pointOf } from "./canvas-targets.ts";
import { canvasWords } from "./canvas-words.ts";
import type { CardNode } from "./card-nodes.ts";
import { takeUpBlocks } from "./moved-blocks.ts";
import type { WireEdge } from "./wire-edges.ts";

type FlowProps = ReactFlowProps<CardNode, WireEdge>;
type PointerLike = MouseEvent | TouchEvent;

/** Blocks stand on multiples of this unless they stand in line with others. */
const GRID = 4;
/** How near to another block's edge a block is drawn into line with it, in pixels of the screen. */
const ATTRACTION = 6;

/** Dragging blocks: one gesture, one step. Ctrl or ⌘ bypasses the snapping, Alt leaves copies, Escape calls it off. */
export function dragProps(editor: Editor, stage: Stage): Partial<FlowProps> {
  let gesture: Gesture | null = null;
  return {
    onNodeDragStart(_event, _node, dragged) {
      gesture?.end();
      gesture = beginGesture(
        stage,
        dragged.map(({ id }) => id),
      );
    },
    onNodeDrag: (event, node) => gesture?.move(event, node),
    onNodeDragStop(event) {
      const ended = gesture;
      gesture = null;
      if (!ended) return;
      if (!ended.cancelled()) drop(editor, stage, { event, ...ended });
      ended.end();
    },
  };
}

interface Gesture {
  readonly nodeIds: readonly NodeId[];
  /** How far the blocks are from where they were. */
  readonly by: () => Position;
  readonly cancelled: () => boolean;
  readonly move: (event: PointerLike, grabbed: CardNode) => void;
  readonly end: () => void;
}

const NOT_MOVED: Position = { x: 0, y: 0 };

function beginGesture(stage: Stage, nodeIds: readonly NodeId[]): Gesture {
  const dragged = new Set(nodeIds);
  const boxes = cardBoxes(stage.cards());
  const own = boxes.filter(({ nodeId }) => dragged.has(nodeId));
  const attracting = createAttracting(
    stage,
    boxes.filter(({ nodeId }) => !dragged.has(nodeId)),
  );
  const frame = surrounding(own);
  const moved = takeUpBlocks(stage, nodeIds);
  let by = NOT_MOVED;
  let cancelled = false;

  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    cancelled = true;
    by = NOT_MOVED;
    moved.show(by, []);
  };
  window.addEventListener("keydown", onKey, true);

  return {
    nodeIds,
    by: () => by,
    cancelled: () => cancelled,
    move(event, grabbed) {
      const home = own.find(({ nodeId }) => nodeId === grabbed.id);
      if (cancelled || !home) return;
      const box = { ...frame, x: frame.x + grabbed.position.x - home.x, y: frame.y + grabbed.position.y - home.y };
      const settled = bypassesSnapping(event) ? freely(box) : settle(stage, box, attracting());
      by = { x: settled.at.x - frame.x, y: settled.at.y - frame.y };
      moved.show(by, settled.guides);
    },
    end() {
      window.removeEventListener("keydown", onKey, true);
      moved.end();
    },
  };
}

function bypassesSnapping(event: PointerLike): boolean {
  return event.ctrlKey || event.metaKey;
}

function freely({ x, y }: Box): ReturnType<typeof settleBox> {
  return { at: { x: Math.round(x), y: Math.round(y) }, guides: [] };
}

function settle(stage: Stage, box: Box, others: readonly Box[]): ReturnType<typeof settleBox> {
  return settleBox(box, others, { within: ATTRACTION / stage.flow.getZoom(), grid: GRID });
}

/** Only blocks in sight attract: a line to something that nobody sees would be a riddle. Looks again when the view moved. */
function createAttracting(stage: Stage, others: readonly Box[]): () => readonly Box[] {
  let at = "";
  let inSight: readonly Box[] = [];
  return () => {
    const { x, y, zoom } = stage.flow.getViewport();
    const here = `${x} ${y} ${zoom}`;
    if (here === at) return inSight;
    at = here;
    const seen = visibleBox(stage);
    inSight = others.filter((box) => overlaps(box, seen));
    return inSight;
  };
}

function overlaps(left: Box, right: Box): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

interface Drop {
  readonly event: PointerLike;
  readonly nodeIds: readonly NodeId[];
  readonly by: () => Position;
}

function drop(editor: Editor, stage: Stage, { event, nodeIds, by }: Drop): void {
  const distance = by();
  if (distance.x === 0 && distance.y === 0) return;
  if (event.altKey) copyBy(editor, nodeIds, distance);
  else moveBy(editor, { nodeIds, by: distance, into: connectionAt(stage, pointOf(event)) });
}

interface Move {
  readonly nodeIds: readonly NodeId[];
  readonly by: Position;
  /** The connection that it was dropped on. */
  readonly into: ConnectionId | null;
}

function moveBy(editor: Editor, { nodeIds, by, into }: Move): void {
  const { flow } = editor.document.store.getState();
  const moved = nodeIds.flatMap((id) => {
    const position = flow.nodes[id]?.position;
    return position ? [[id, { x: position.x + by.x, y: position.y + by.y }] as const] : [];
  });
  const gesture = editor.ids.gesture();
  const positions = Object.fromEntries(moved);
  if (!editor.apply({ type: "moveNodes", positions }, { words: canvasWords.moved(moved.length), gesture })) return;
  const [only] = nodeIds;
  const connectionId = moved.length === 1 ? into : null;
  const isFree = (nodeId: NodeId): boolean =>
    Object.values(flow.connections).every(({ source, target }) => source !== nodeId && target !== nodeId);
  if (only && connectionId !== null && isFree(only)) spliceNode(editor, { connectionId, nodeId: only, gesture });
}

/** Alt-drag leaves the blocks where they were and puts copies where they were dropped. */
function copyBy(editor: Editor, nodeIds: readonly NodeId[], by: Position): void {
  const { flow } = editor.document.store.getState();
  const fragment = fragmentOf(flow, nodeIds);
  if (!fragment) return editor.announcer.refuse(canvasWords.startNotCopied);
  const { command, nodeIds: copies } = insertionOf(fragment, by, editor.ids);
  if (editor.apply(command, { words: canvasWords.pasted(copies.length) })) {
    editor.document.select({ nodeIds: copies, connectionIds: [] });
  }
}
