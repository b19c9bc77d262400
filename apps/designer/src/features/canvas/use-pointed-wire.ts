import type { ConnectionId } from "@tonegraph/flow-model";
import { useMemo, type PointerEvent } from "react";
import type { Stage } from "./canvas-stage.ts";
import { pointOf } from "./canvas-targets.ts";

/** Follows the pointer to the drawn connection below it, which becomes an element that can be clicked and moved. */
export function usePointedWire(stage: Stage, setPointed: (wireId: ConnectionId | null) => void) {
  return useMemo(
    () => ({
      onPointerMove(event: PointerEvent) {
        // With a button down something else is going on, such as dragging an end of that very wire.
        if (event.buttons !== 0) return;
        setPointed(isOnWires(event.target) ? stage.wireAt(pointOf(event)) : null);
      },
      onPointerLeave(event: PointerEvent) {
        if (event.buttons === 0) setPointed(null);
      },
    }),
    [stage, setPointed],
  );
}

function isOnWires(target: EventTarget): boolean {
  return target instanceof Element && target.closest(".react-flow__pane, .react-flow__edge") !== null
    ? target.closest(".react-flow__node, .react-flow__panel") === null
    : false;
}
