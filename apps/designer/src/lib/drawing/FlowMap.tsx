import { useComputedColorScheme } from "@mantine/core";
import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { memo, useEffect, useMemo, useRef, type PointerEvent } from "react";
import { colourReader } from "../page/drawn-colours.ts";
import classes from "./drawing.module.css";
import { MAP_SIZE, mapFit, type MapFit } from "./map-fit.ts";
import type { Box } from "./wire-curve.ts";

const STEP = 1.2;
/** How wide the frame of a marked block is, in pixels of the map. */
const FRAME = 2;

/** A block of the map, by the tokens of its colours. */
export interface MapBlock extends Box {
  readonly fill: string;
  /** Of what marks it; null for none. */
  readonly frame: string | null;
}

interface FlowMapProps {
  /** What a screen reader says of it. */
  readonly label: string;
  readonly blocks: readonly MapBlock[];
}

/** Where the stage is smaller, as on a phone or above a test call, the map would cover what it shows. */
const LEAST_STAGE = { width: 560, height: 420 };

/** The whole flow in the corner, where there is room for it. */
export const FlowMap = memo(function FlowMap(props: FlowMapProps) {
  const hasRoom = useStore(({ width, height }) => width >= LEAST_STAGE.width && height >= LEAST_STAGE.height);
  return hasRoom ? <MapPicture {...props} /> : null;
});

/** Drawn as one picture; a click or a drag goes there, the wheel zooms. */
function MapPicture({ label, blocks }: FlowMapProps) {
  const picture = useRef<HTMLCanvasElement>(null);
  const flow = useReactFlow();
  const scheme = useComputedColorScheme("light");
  const fit = useMemo(() => mapFit(blocks), [blocks]);

  useEffect(() => {
    const context = picture.current?.getContext("2d");
    if (!context) return;
    drawBlocks(context, blocks, fit);
  }, [blocks, fit, scheme]);

  useEffect(() => {
    const element = picture.current;
    const onWheel = (event: WheelEvent): void => {
      // With Ctrl the browser would zoom the page.
      event.preventDefault();
      void flow.zoomTo(flow.getZoom() * (event.deltaY < 0 ? STEP : 1 / STEP));
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [flow]);

  function goTo(event: PointerEvent<HTMLElement>): void {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - left - fit.x) / fit.scale;
    const y = (event.clientY - top - fit.y) / fit.scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  }

  return (
    <Panel position="bottom-right" className={classes["map"] ?? ""} data-testid="flow-map">
      <canvas
        ref={picture}
        role="img"
        aria-label={label}
        style={MAP_SIZE}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
        }}
      />
      <Sight fit={fit} />
    </Panel>
  );
}

/** The part that is in sight; all else is dimmed by its shadow, so that moving the view draws no block again. */
function Sight({ fit }: { readonly fit: MapFit }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shift = `translate(${fit.x - (x / zoom) * fit.scale}px, ${fit.y - (y / zoom) * fit.scale}px)`;
  const size = { width: (width / zoom) * fit.scale, height: (height / zoom) * fit.scale };
  return <div className={classes["sight"]} style={{ ...size, transform: shift }} />;
}

function drawBlocks(context: CanvasRenderingContext2D, blocks: readonly MapBlock[], { x, y, scale }: MapFit): void {
  const { canvas } = context;
  const density = window.devicePixelRatio;
  canvas.width = MAP_SIZE.width * density;
  canvas.height = MAP_SIZE.height * density;
  context.setTransform(density * scale, 0, 0, density * scale, density * x, density * y);
  const colour = colourReader(canvas);
  for (const block of blocks) {
    context.fillStyle = colour(block.fill);
    context.fillRect(block.x, block.y, block.width, block.height);
    if (block.frame === null) continue;
    context.lineWidth = FRAME / scale;
    context.strokeStyle = colour(block.frame);
    context.strokeRect(block.x, block.y, block.width, block.height);
  }
}
