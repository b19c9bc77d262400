import { useCallback } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { FarPicture, type Drawing } from "../../lib/drawing/FarPicture.tsx";
import { callColour } from "./call-colour.ts";
import type { CardNode } from "./card-nodes.ts";
import type { WireEdge } from "./wire-edges.ts";

interface FarLayerProps {
  readonly cards: readonly CardNode[];
  readonly wires: readonly WireEdge[];
}

/** Lines of at most a pixel are painted many times faster, and there are thousands. */
const HAIR = 0.99;

/** The whole flow from afar: blocks in the colour of what they do, faults, what is selected and the way of a test call. */
export function FarLayer({ cards, wires }: FarLayerProps) {
  const draw = useCallback(
    (drawing: Drawing): void => {
      const { colour, zoom } = drawing;
      drawWires(drawing, { cards, wires, colour: colour("--line-2"), width: HAIR / zoom });
      for (const [token, marked] of Map.groupBy(wires, callColour))
        if (token !== null) drawWires(drawing, { cards, wires: marked, colour: colour(token), width: 3 / zoom });
      for (const card of cards) drawCard(drawing, card);
      // Above all cards: from afar the way of a call is a few pixels wide.
      for (const card of cards) drawCall(drawing, card);
    },
    [cards, wires],
  );
  return <FarPicture draw={draw} testId="far-layer" />;
}

function drawCard({ context, colour, zoom }: Drawing, card: CardNode): void {
  const { position, width = 0, height = 0, data, selected } = card;
  context.fillStyle = colour(`--${nodeKindEntry(data.node.kind).role}`);
  context.fillRect(position.x, position.y, width, height);
  if (selected === true || data.errors > 0)
    drawFrame(context, { card, colour: colour(selected === true ? "--accent" : "--error"), line: 2 / zoom });
}

function drawCall({ context, colour, zoom }: Drawing, card: CardNode): void {
  const called = callColour(card);
  if (called !== null) drawFrame(context, { card, colour: colour(called), line: 3 / zoom });
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

function drawWires({ context }: Drawing, { cards, wires, colour, width }: DrawnWires): void {
  const byId = new Map(cards.map((card) => [card.id, card]));
  context.strokeStyle = colour;
  context.lineWidth = width;
  for (const { source, target } of wires) {
    const from = byId.get(source);
    const to = byId.get(target);
    if (!from || !to) continue;
    // Each by itself: one stroke of thousands of lines that cross takes longer than they do.
    context.beginPath();
    context.moveTo(from.position.x + (from.width ?? 0), from.position.y + (from.height ?? 0) / 2);
    context.lineTo(to.position.x, to.position.y + (to.height ?? 0) / 2);
    context.stroke();
  }
}
