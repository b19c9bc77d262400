import { useComputedColorScheme } from "@mantine/core";
import { useStore } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import { colourReader, type ReadColour } from "../page/drawn-colours.ts";
import classes from "./drawing.module.css";

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

/** A whole flow from afar as one drawn picture: thousands of blocks cost one repaint, not thousands of elements. */
export function FarPicture({ draw, testId }: FarPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const scheme = useComputedColorScheme("light");
  // Before the browser paints: else the first picture is empty.
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = window.devicePixelRatio;
    element.width = width * density;
    element.height = height * density;
    context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
    draw({ context, colour: colourReader(element), zoom });
  }, [draw, x, y, zoom, width, height, scheme]);
  return <canvas ref={canvas} className={classes["far"]} aria-hidden="true" data-testid={testId} />;
}
