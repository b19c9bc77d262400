import type { ConnectionId, Flow, NodeId, Position } from "@tonegraph/flow-model";
import { getViewportForBounds, type ReactFlowInstance, type Viewport } from "@xyflow/react";
import { wiredPortsByNode } from "../../document/edits.ts";
import type { Box } from "../../document/geometry/free-place.ts";
import type { NodeBox } from "../../document/geometry/nearest-node.ts";
import { nodeGeometry } from "../../document/geometry/node-geometry.ts";
import { spokenText, wordsOf } from "../../document/spoken-words.ts";
import { surrounding } from "../../lib/drawing/map-fit.ts";
import type { CardNode } from "./card-nodes.ts";
import type { WireEdge } from "./wire-edges.ts";

/** React Flow's handle on the viewport. */
export type FlowInstance = ReactFlowInstance<CardNode, WireEdge>;

/** What actions on the canvas need to know of the screen. */
export interface Stage {
  readonly flow: FlowInstance;
  readonly element: () => HTMLElement | null;
  /** Shows nodes at other places until the document says where they are; an empty map ends it. */
  readonly showMoved: (moved: ReadonlyMap<NodeId, Position>) => void;
  readonly cards: () => readonly CardNode[];
  readonly wires: () => readonly WireEdge[];
  /** The drawn wire at a point of the screen; none where the wires are elements. */
  readonly wireAt: (at: Position) => ConnectionId | null;
  /** Marks nodes as being dragged: they stay drawn, and their wires are left to the picture above the canvas. */
  readonly setDragged: (nodeIds: ReadonlySet<NodeId>) => void;
  /** The picture above the canvas, for what moves with the pointer. */
  readonly overlay: () => SVGSVGElement | null;
  /** Tells every move of the view; returns the function that stops it. */
  readonly onViewport: (listener: (viewport: Viewport) => void) => () => void;
}

/** Milliseconds that the view takes to move; none where people asked for less motion. */
export function motionMs(): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180;
}

/** The cards as boxes at zoom 1. */
export function cardBoxes(cards: readonly CardNode[]): NodeBox[] {
  return cards.map(({ id, position, width = 0, height = 0 }) => ({
    nodeId: id,
    x: position.x,
    y: position.y,
    width,
    height,
  }));
}

/** The part of the canvas that is in sight, at zoom 1. */
export function visibleBox({ flow, element }: Stage): Box {
  const bounds = element()?.getBoundingClientRect() ?? new DOMRect();
  const from = flow.screenToFlowPosition({ x: bounds.left, y: bounds.top }, { snapToGrid: false });
  const to = flow.screenToFlowPosition({ x: bounds.right, y: bounds.bottom }, { snapToGrid: false });
  return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** Below this zoom a large flow is one drawn picture. */
export const FAR_ZOOM = 0.25;
/** From this many blocks on. */
export const FAR_COUNT = 150;

interface Fit {
  readonly maxZoom: number;
  readonly padding: number;
  readonly duration: number;
}

/** Shows all of the boxes, as large as fits. Needs no React Flow node, so it works on the drawn picture too. */
export function fitBoxes(stage: Stage, boxes: readonly Box[], { maxZoom, padding, duration }: Fit): void {
  const viewport = fitting(stage, boxes, { maxZoom, padding });
  if (viewport !== null) void stage.flow.setViewport(viewport, { duration });
}

function fitting(stage: Stage, boxes: readonly Box[], { maxZoom, padding }: Omit<Fit, "duration">): Viewport | null {
  const bounds = stage.element()?.getBoundingClientRect();
  if (!bounds || boxes.length === 0) return null;
  const { width, height } = bounds;
  return getViewportForBounds(surrounding(boxes), width, height - dockIn(height), MIN_ZOOM, maxZoom, padding);
}

function dockIn(height: number): number {
  return Math.min(DOCK_HEIGHT, height / 4);
}

/** The smallest zoom that there is. */
export const MIN_ZOOM = 0.03;
const READABLE_ZOOM = 0.4;
/** What the dock covers at the bottom. */
const DOCK_HEIGHT = 64;
/** What the dock covers, and the problems take away that are found once the flow is drawn. */
const FOOT_HEIGHT = 220;

/** The first picture: everything when that can be read, else the beginning of the flow. */
export function firstViewport(flow: Flow, { width, height }: Pick<Box, "width" | "height">): Viewport {
  const start = flow.nodes[flow.startNodeId]?.position ?? { x: 0, y: 0 };
  const beginning = { x: 48 - start.x * 0.8, y: height / 3 - start.y * 0.8, zoom: 0.8 };
  // So many can never be read together, and need not be measured.
  if (Object.keys(flow.nodes).length >= FAR_COUNT) return beginning;
  const free = height - Math.min(FOOT_HEIGHT, height / 3);
  const whole = getViewportForBounds(surrounding(flowBoxes(flow)), width, free, MIN_ZOOM, 1, 0.12);
  return whole.zoom >= READABLE_ZOOM ? whole : beginning;
}

function flowBoxes(flow: Flow): Box[] {
  const wired = wiredPortsByNode(flow);
  return Object.entries(flow.nodes).map(([id, node]) => {
    const geometry = nodeGeometry(node, wordsOf(spokenText(flow, node)), wired.get(id) ?? new Set());
    return { ...node.position, width: geometry.width, height: geometry.height };
  });
}

/** Where a node's exits are on the screen: lists open beside it. */
export function besideNode(stage: Stage, nodeId: NodeId): Position {
  const card = stage.cards().find(({ id }) => id === nodeId);
  if (!card) return { x: 0, y: 0 };
  return stage.flow.flowToScreenPosition({ x: card.position.x + (card.width ?? 0) + 12, y: card.position.y });
}

/** Shows the whole drawing above the dock, and leaves a view that does so already; false where nobody could read it so small. */
export function revealWhole(stage: Stage): boolean {
  const boxes = cardBoxes(stage.cards());
  const viewport = fitting(stage, boxes, { maxZoom: 1, padding: 0.12 });
  if (viewport === null || viewport.zoom < READABLE_ZOOM) return false;
  const { height, ...seen } = visibleBox(stage);
  const dock = dockIn(height * stage.flow.getZoom()) / stage.flow.getZoom();
  if (!areIn({ ...seen, height: height - dock }, boxes))
    void stage.flow.setViewport(viewport, { duration: motionMs() });
  return true;
}

/** Moves the view just enough that the nodes are in sight. */
export function revealNodes(stage: Stage, nodeIds: readonly NodeId[]): void {
  const wanted = cardBoxes(stage.cards()).filter(({ nodeId }) => nodeIds.includes(nodeId));
  const seen = visibleBox(stage);
  const [first] = wanted;
  if (!first || areIn(seen, wanted)) return;
  if (wanted.length > 1) {
    return fitBoxes(stage, wanted, { maxZoom: 1, duration: motionMs(), padding: 0.15 });
  }
  panTo(stage, first, seen);
}

function areIn(seen: Box, boxes: readonly Box[]): boolean {
  return boxes.every(
    (box) =>
      box.x >= seen.x &&
      box.y >= seen.y &&
      box.x + box.width <= seen.x + seen.width &&
      box.y + box.height <= seen.y + seen.height,
  );
}

/** Moves the view by the shortest way that shows the whole box with some air; never zooms. */
function panTo({ flow }: Stage, box: Box, seen: Box): void {
  const { x, y, zoom } = flow.getViewport();
  const dx = shortestShift([box.x, box.width], [seen.x, seen.width]);
  const dy = shortestShift([box.y, box.height], [seen.y, seen.height]);
  void flow.setViewport({ x: x + dx * zoom, y: y + dy * zoom, zoom }, { duration: motionMs() });
}

const AIR = 32;

function shortestShift(
  [from, size]: readonly [number, number],
  [seenFrom, seenSize]: readonly [number, number],
): number {
  if (size + 2 * AIR > seenSize || from < seenFrom + AIR) return seenFrom + AIR - from;
  return Math.min(0, seenFrom + seenSize - AIR - (from + size));
}
