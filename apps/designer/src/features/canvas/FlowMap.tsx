import { useComputedColorScheme } from "@mantine/core";
import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { memo, useEffect, useMemo, useRef, type PointerEvent } from "react";
import type { Box } from "../../document/geometry/free-place.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { cardBoxes, surrounding } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import classes from "./canvas.module.css";
import { callColour } from "./call-colour.ts";
import type { CardNode } from "./card-nodes.ts";
import { colourReader } from "../../lib/page/drawn-colours.ts";

const SIZE = { width: 168, height: 104 };
const MARGIN = 8;
const STEP = 1.2;
/** How wide the frame of a block is that a test call came by, in pixels of the map. */
const CALL_LINE = 2;

/** The whole flow in the corner, drawn as one picture; a click or a drag goes there, the wheel zooms. */
export const FlowMap = memo(function FlowMap({ cards }: { readonly cards: readonly CardNode[] }) {
  const picture = useRef<HTMLCanvasElement>(null);
  const flow = useReactFlow();
  const scheme = useComputedColorScheme("light");
  const fit = useMemo(() => fitOf(cards), [cards]);

  useEffect(() => {
    const context = picture.current?.getContext("2d");
    if (!context) return;
    drawBlocks(context, cards, fit);
  }, [cards, fit, scheme]);

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
        aria-label={canvasWords.minimap}
        style={SIZE}
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
});

/** How flow coordinates become those of the map. */
interface Fit {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

function fitOf(cards: readonly CardNode[]): Fit {
  const all: Box = cards.length === 0 ? { x: 0, y: 0, width: 1, height: 1 } : surrounding(cardBoxes(cards));
  const scale = Math.min(
    (SIZE.width - 2 * MARGIN) / Math.max(1, all.width),
    (SIZE.height - 2 * MARGIN) / Math.max(1, all.height),
  );
  return {
    x: (SIZE.width - all.width * scale) / 2 - all.x * scale,
    y: (SIZE.height - all.height * scale) / 2 - all.y * scale,
    scale,
  };
}

/** The part that is in sight; all else is dimmed by its shadow, so that moving the view draws no block again. */
function Sight({ fit }: { readonly fit: Fit }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shift = `translate(${fit.x - (x / zoom) * fit.scale}px, ${fit.y - (y / zoom) * fit.scale}px)`;
  const size = { width: (width / zoom) * fit.scale, height: (height / zoom) * fit.scale };
  return <div className={classes["sight"]} style={{ ...size, transform: shift }} />;
}

function drawBlocks(context: CanvasRenderingContext2D, cards: readonly CardNode[], { x, y, scale }: Fit): void {
  const { canvas } = context;
  const density = window.devicePixelRatio;
  canvas.width = SIZE.width * density;
  canvas.height = SIZE.height * density;
  context.setTransform(density * scale, 0, 0, density * scale, density * x, density * y);
  const colour = colourReader(canvas);
  for (const card of cards) {
    const { position, width = 0, height = 0, data } = card;
    const called = callColour(card);
    context.fillStyle = colour(`--${nodeKindEntry(data.node.kind).role}`);
    context.fillRect(position.x, position.y, width, height);
    if (called === null) continue;
    context.lineWidth = CALL_LINE / scale;
    context.strokeStyle = colour(called);
    context.strokeRect(position.x, position.y, width, height);
  }
}
