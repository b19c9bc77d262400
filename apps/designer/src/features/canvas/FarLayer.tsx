import { useComputedColorScheme } from "@mantine/core";
import { useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import classes from "./canvas.module.css";
import { callColour } from "./call-colour.ts";
import type { CardNode } from "./card-nodes.ts";
import { colourReader, type ReadColour } from "../../lib/page/drawn-colours.ts";
import type { WireEdge } from "./wire-edges.ts";

interface FarLayerProps {
  readonly cards: readonly CardNode[];
  readonly wires: readonly WireEdge[];
}

/** The whole flow from afar as one drawn picture: thousands of blocks cost one repaint, not thousands of elements. */
export function FarLayer({ cards, wires }: FarLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = window.devicePixelRatio;
    element.width = width * density;
    element.height = height * density;
    context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
    const colour = colourReader(element);
    drawWires(context, { cards, wires, colour: colour("--line-2"), width: 1.5 / zoom });
    for (const [token, marked] of Map.groupBy(wires, callColour))
      if (token !== null) drawWires(context, { cards, wires: marked, colour: colour(token), width: 3 / zoom });
    for (const card of cards) drawCard(context, { card, colour, line: 2 / zoom });
    // Above all cards: from afar the way of a call is a few pixels wide.
    for (const card of cards) drawCall(context, { card, colour, line: 3 / zoom });
  }, [cards, wires, x, y, zoom, width, height, scheme]);
  return <canvas ref={canvas} className={classes["far"]} aria-hidden="true" data-testid="far-layer" />;
}

interface DrawnCard {
  readonly card: CardNode;
  readonly colour: ReadColour;
  readonly line: number;
}

function drawCard(context: CanvasRenderingContext2D, { card, colour, line }: DrawnCard): void {
  const { position, width = 0, height = 0, data, selected } = card;
  context.fillStyle = colour(`--${nodeKindEntry(data.node.kind).role}`);
  context.fillRect(position.x, position.y, width, height);
  if (selected === true || data.errors > 0)
    drawFrame(context, { card, colour: colour(selected === true ? "--accent" : "--error"), line });
}

function drawCall(context: CanvasRenderingContext2D, { card, colour, line }: DrawnCard): void {
  const called = callColour(card);
  if (called !== null) drawFrame(context, { card, colour: colour(called), line });
}

interface DrawnFrame {
  readonly card: CardNode;
  readonly colour: string;
  readonly line: number;
}

function drawFrame(context: CanvasRenderingContext2D, { card, colour, line }: DrawnFrame): void {
  const { position, width = 0, height = 0 } = card;
  context.lineWidth = line;
  context.strokeStyle = colour;
  context.strokeRect(position.x - line, position.y - line, width + 2 * line, height + 2 * line);
}

interface DrawnWires extends FarLayerProps {
  readonly colour: string;
  readonly width: number;
}

function drawWires(context: CanvasRenderingContext2D, { cards, wires, colour, width }: DrawnWires): void {
  const byId = new Map(cards.map((card) => [card.id, card]));
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const { source, target } of wires) {
    const from = byId.get(source);
    const to = byId.get(target);
    if (!from || !to) continue;
    context.moveTo(from.position.x + (from.width ?? 0), from.position.y + (from.height ?? 0) / 2);
    context.lineTo(to.position.x, to.position.y + (to.height ?? 0) / 2);
  }
  context.stroke();
}
