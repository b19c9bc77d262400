import { useComputedColorScheme } from "@mantine/core";
import { useStoreApi, type ReactFlowState } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import { colourReader, type ReadColour } from "../page/drawn-colours.ts";
import classes from "./drawing.module.css";
import { whole } from "./use-view-layer.ts";

/** What a picture is drawn with; its places are the flow's own. */
export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly colour: ReadColour;
  readonly zoom: number;
}

interface FarPictureProps {
  /** Draws everything; another function draws anew. */
  readonly draw: (drawing: Drawing) => void;
  readonly testId: string;
}

/** How much of its surroundings is drawn with what is in sight, on each side. */
const SURROUNDINGS = 0.25;

/**
 * A whole flow from afar as one drawn picture: thousands of blocks cost one repaint, not thousands of elements. It is drawn
 * with some of its surroundings, and only shifted until the view leaves them or is zoomed.
 */
export function FarPicture({ draw, testId }: FarPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const scheme = useComputedColorScheme("light");
  // Before the browser paints: else the first picture is empty.
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = window.devicePixelRatio;
    let drawn = store.getState();
    const drawAt = (state: ReactFlowState): void => {
      const { width, height, transform } = state;
      const [x, y, zoom] = transform;
      drawn = state;
      // Whole pixels, so that the picture is not stretched.
      const [wide, high] = [Math.ceil(width * SURROUNDINGS), Math.ceil(height * SURROUNDINGS)];
      element.width = (width + 2 * wide) * density;
      element.height = (height + 2 * high) * density;
      element.style.cssText = `left:${-wide}px;top:${-high}px;width:${width + 2 * wide}px;height:${height + 2 * high}px`;
      context.setTransform(zoom * density, 0, 0, zoom * density, (x + wide) * density, (y + high) * density);
      draw({ context, colour: colourReader(element), zoom });
    };
    drawAt(drawn);
    return store.subscribe((state) => {
      const [right, down] = [state.transform[0] - drawn.transform[0], state.transform[1] - drawn.transform[1]];
      if (!canShift(drawn, state)) drawAt(state);
      // By whole pixels of the screen, where it stays sharp.
      else element.style.transform = `translate(${whole(right)}px, ${whole(down)}px)`;
    });
  }, [draw, store, scheme]);
  return <canvas ref={canvas} className={classes["far"]} aria-hidden="true" data-testid={testId} />;
}

/** Whether a picture that was drawn for one view still fills another of the same zoom. */
function canShift(drawn: ReactFlowState, { width, height, transform: [x, y, zoom] }: ReactFlowState): boolean {
  const [drawnX, drawnY, drawnZoom] = drawn.transform;
  const isSame = zoom === drawnZoom && width === drawn.width && height === drawn.height;
  return isSame && Math.abs(x - drawnX) <= width * SURROUNDINGS && Math.abs(y - drawnY) <= height * SURROUNDINGS;
}
