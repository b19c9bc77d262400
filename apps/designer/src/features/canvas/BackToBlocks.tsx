import { useStore, type ReactFlowState } from "@xyflow/react";
import { memo, useCallback } from "react";
import type { Box } from "../../document/geometry/free-place.ts";
import { cardBoxes, revealNodes, visibleBox, type Stage } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import classes from "./canvas.module.css";
import type { CardNode } from "./card-nodes.ts";

interface BackToBlocksProps {
  readonly cards: readonly CardNode[];
  readonly stage: Stage;
}

/** The way back when the view has wandered off and shows no block at all: to the nearest one. */
export const BackToBlocks = memo(function BackToBlocks({ cards, stage }: BackToBlocksProps) {
  const lost = useStore(useCallback((state: ReactFlowState) => seesNothing(state, cards), [cards]));
  if (!lost) return null;
  return (
    <button
      type="button"
      className={classes["back"]}
      onClick={() => {
        const nearest = nearestTo(visibleBox(stage), cardBoxes(cards));
        if (nearest !== null) revealNodes(stage, [nearest]);
        stage.element()?.focus({ preventScroll: true });
      }}
    >
      {canvasWords.backToContent}
    </button>
  );
});

function seesNothing({ transform: [x, y, zoom], width, height }: ReactFlowState, cards: readonly CardNode[]): boolean {
  if (width === 0) return false;
  const [left, top, right, bottom] = [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom];
  return !cards.some(
    ({ position, width: wide = 0, height: high = 0 }) =>
      position.x < right && position.x + wide > left && position.y < bottom && position.y + high > top,
  );
}

function nearestTo(seen: Box, boxes: ReturnType<typeof cardBoxes>): string | null {
  const far = (from: number, size: number, middle: number): number => Math.abs(from + size / 2 - middle);
  const distance = ({ x, y, width, height }: Box): number =>
    Math.hypot(far(x, width, seen.x + seen.width / 2), far(y, height, seen.y + seen.height / 2));
  const [nearest] = boxes.toSorted((left, right) => distance(left) - distance(right));
  return nearest?.nodeId ?? null;
}
