import { useReactFlow, useStoreApi, type Viewport } from "@xyflow/react";
import { nearestWire } from "../../lib/drawing/nearest-wire.ts";
import { useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { CardNode } from "./card-nodes.ts";
import type { Stage } from "./canvas-stage.ts";
import type { CanvasView } from "./use-canvas-view.ts";
import type { WireEdge } from "./wire-edges.ts";

interface StageElements {
  readonly surface: RefObject<HTMLElement | null>;
  readonly overlay: RefObject<SVGSVGElement | null>;
}

/** How near to a wire the pointer is on it, in pixels of the screen. */
const REACH = 9;

/** A stage that stays the same object for as long as the canvas is open, and always knows the newest cards and wires. */
export function useStage({ surface, overlay }: StageElements, view: CanvasView): Stage {
  const flow = useReactFlow<CardNode, WireEdge>();
  const flowStore = useStoreApi();
  const newest = useRef(view);
  useLayoutEffect(() => {
    newest.current = view;
  });
  const { setMoved, setDragged } = view;
  return useMemo(
    () => ({
      flow,
      element: () => surface.current,
      overlay: () => overlay.current,
      showMoved: setMoved,
      setDragged,
      cards: () => newest.current.cards,
      wires: () => newest.current.wires,
      wireAt: (at) => {
        const place = flow.screenToFlowPosition(at, { snapToGrid: false });
        return nearestWire(newest.current.sheet, place, REACH / flow.getZoom())?.id ?? null;
      },
      onViewport: (listener: (viewport: Viewport) => void) =>
        flowStore.subscribe(({ transform: [x, y, zoom] }, before) => {
          const [beforeX, beforeY, beforeZoom] = before.transform;
          if (x !== beforeX || y !== beforeY || zoom !== beforeZoom) listener({ x, y, zoom });
        }),
    }),
    [flow, flowStore, surface, overlay, setMoved, setDragged],
  );
}
