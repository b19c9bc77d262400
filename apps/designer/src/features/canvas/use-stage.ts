import { useReactFlow } from "@xyflow/react";
import { useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { CardNode } from "./card-nodes.ts";
import type { Stage } from "./canvas-stage.ts";
import type { CanvasView } from "./use-canvas-view.ts";
import type { WireEdge } from "./wire-edges.ts";

/** A stage that stays the same object for as long as the canvas is open, and always knows the newest cards. */
export function useStage(element: RefObject<HTMLElement | null>, view: CanvasView): Stage {
  const flow = useReactFlow<CardNode, WireEdge>();
  const newest = useRef(view);
  useLayoutEffect(() => {
    newest.current = view;
  });
  const { setMoved } = view;
  return useMemo(
    () => ({ flow, element: () => element.current, showMoved: setMoved, cards: () => newest.current.cards }),
    [flow, element, setMoved],
  );
}
