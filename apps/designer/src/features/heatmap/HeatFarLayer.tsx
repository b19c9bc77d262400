import { useComputedColorScheme } from "@mantine/core";
import { useStore } from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import { colourReader, type ReadColour } from "../../lib/page/drawn-colours.ts";
import { heatToken, type HeatCardNode, type HeatWireEdge } from "./heat-cards.ts";
import classes from "./heatmap.module.css";

interface HeatFarLayerProps {
  readonly cards: readonly HeatCardNode[];
  readonly wires: readonly HeatWireEdge[];
}

/** The heat of a large flow from afar as one drawn picture: a thousand blocks cost one repaint, not a thousand elements. */
export function HeatFarLayer({ cards, wires }: HeatFarLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const scheme = useComputedColorScheme("light");
  const byId = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = window.devicePixelRatio;
    element.width = width * density;
    element.height = height * density;
    context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
    const colour = colourReader(element);
    drawWires(context, { byId, wires, colour });
    for (const card of cards) drawCard(context, card, { colour, line: 2 / zoom });
  }, [cards, byId, wires, x, y, zoom, width, height, scheme]);
  return <canvas ref={canvas} className={classes["far"]} aria-hidden="true" data-testid="heat-far-layer" />;
}

interface DrawnWires {
  readonly byId: ReadonlyMap<string, HeatCardNode>;
  readonly wires: readonly HeatWireEdge[];
  readonly colour: ReadColour;
}

/** Wires of one width and colour are one stroke. */
function drawWires(context: CanvasRenderingContext2D, { byId, wires, colour }: DrawnWires): void {
  const alike = Map.groupBy(wires, ({ data }) => `${data?.isWalked === true}${Math.round(data?.width ?? 1)}`);
  for (const some of alike.values()) {
    const { width = 1, isWalked = false } = some[0]?.data ?? {};
    context.strokeStyle = colour(isWalked ? "--heat-wire" : "--line-2");
    // From afar a share shows only where a line stays wider than a pixel or two.
    context.lineWidth = 2 * width;
    context.beginPath();
    for (const { source, target } of some) drawLine(context, byId.get(source), byId.get(target));
    context.stroke();
  }
}

function drawLine(context: CanvasRenderingContext2D, from?: HeatCardNode, to?: HeatCardNode): void {
  if (from === undefined || to === undefined) return;
  context.moveTo(from.position.x + (from.width ?? 0), from.position.y + (from.height ?? 0) / 2);
  context.lineTo(to.position.x, to.position.y + (to.height ?? 0) / 2);
}

function drawCard(
  context: CanvasRenderingContext2D,
  card: HeatCardNode,
  { colour, line }: { readonly colour: ReadColour; readonly line: number },
): void {
  const { position, width = 0, height = 0, selected } = card;
  context.fillStyle = colour(heatToken(card));
  context.fillRect(position.x, position.y, width, height);
  context.lineWidth = selected === true ? 2 * line : line / 2;
  context.strokeStyle = colour(selected === true ? "--accent" : "--line-3");
  context.strokeRect(position.x, position.y, width, height);
}
