import type { NodeId } from "@tonegraph/flow-model";

/** A rectangle on the canvas, in CSS pixels at zoom 1. */
export interface NodeBox {
  readonly nodeId: NodeId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A direction of an arrow key. */
export type Direction = "left" | "right" | "up" | "down";

/**
 * The nearest box in a direction from another, or null at the edge of the drawing. What lies beside the way counts
 * double, so that an arrow key goes where the eye expects it.
 */
export function nearestNode(boxes: readonly NodeBox[], from: NodeId, direction: Direction): NodeId | null {
  const origin = boxes.find((box) => box.nodeId === from);
  if (!origin) return null;
  let best: { nodeId: NodeId; cost: number } | null = null;
  for (const box of boxes) {
    if (box.nodeId === from) continue;
    const cost = costOf(origin, box, direction);
    if (cost !== null && (best === null || cost < best.cost)) best = { nodeId: box.nodeId, cost };
  }
  return best?.nodeId ?? null;
}

function costOf(origin: NodeBox, box: NodeBox, direction: Direction): number | null {
  const dx = box.x + box.width / 2 - (origin.x + origin.width / 2);
  const dy = box.y + box.height / 2 - (origin.y + origin.height / 2);
  const horizontal = direction === "left" || direction === "right";
  const along = (horizontal ? dx : dy) * (direction === "left" || direction === "up" ? -1 : 1);
  const aside = Math.abs(horizontal ? dy : dx);
  if (along <= 0 || aside > 3 * along + (horizontal ? 200 : 400)) return null;
  return along + 2 * aside;
}
