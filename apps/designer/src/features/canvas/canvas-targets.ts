import type { ConnectionId, NodeId, Position } from "@tonegraph/flow-model";
import type { Stage } from "./canvas-stage.ts";

/** The block that is drawn at a point of the screen, nearest to the eye. */
export function nodeAt({ x, y }: Position): NodeId | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const nodeId = element.closest<HTMLElement>("[data-node-id]")?.dataset["nodeId"];
    if (nodeId !== undefined) return nodeId;
  }
  return null;
}

/** The connection that passes a point of the screen, under whatever lies on it. */
export function connectionAt(stage: Stage, at: Position): ConnectionId | null {
  for (const element of document.elementsFromPoint(at.x, at.y)) {
    const edge = element.closest(".react-flow__edge");
    const id = edge?.getAttribute("data-id");
    if (id) return id;
  }
  return stage.wireAt(at);
}

/** Where a pointer event happened on the screen. */
export function pointOf(event: MouseEvent | TouchEvent | { clientX: number; clientY: number }): Position {
  if ("changedTouches" in event) {
    const touch = event.changedTouches[0];
    return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
  }
  return { x: event.clientX, y: event.clientY };
}

/** Whether a point of the screen is on the canvas, not on what surrounds it. */
export function isOnCanvas({ x, y }: Position): boolean {
  return document.elementFromPoint(x, y)?.closest("[data-testid=canvas]") instanceof Element;
}
