import { getBezierPath, Position as Side } from "@xyflow/react";
import { NODE_SIZES } from "../../../document/geometry/node-geometry.ts";
import { portRow } from "../../../document/port-words.ts";
import type { ReadColour } from "../../../lib/page/drawn-colours.ts";
import { HEAT_INPUT, type HeatCardData, type HeatCardNode, type HeatWireEdge } from "../heat-cards.ts";
import { figureWords } from "../figure-words.ts";
import { svgTag, svgText, svgTitle } from "./svg-markup.ts";

/** What the picture is made of; `lines` are printed above the drawing, the first one larger. */
export interface HeatPicture {
  readonly lines: readonly string[];
  readonly cards: readonly HeatCardNode[];
  readonly wires: readonly HeatWireEdge[];
  readonly colour: ReadColour;
}

/** A picture as text, and its size in CSS pixels. */
export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 32;
const LINE = 20;

/** The whole heatmap as one SVG document that needs no font, script or style sheet from elsewhere. */
export function heatSvg({ lines, cards, wires, colour }: HeatPicture): SvgPicture {
  const top = MARGIN + lines.length * LINE + MARGIN / 2;
  const box = boxOf(cards);
  const width = Math.max(720, box.width + 2 * MARGIN);
  const height = top + box.height + MARGIN;
  const byId = new Map(cards.map((card) => [card.id, card]));
  const content = [
    svgTag("rect", { width, height, fill: colour("--bg") }),
    ...lines.map((line, index) =>
      svgText(line, {
        x: MARGIN,
        y: MARGIN + index * LINE,
        fill: colour(index === 0 ? "--ink" : "--ink-2"),
        "font-size": index === 0 ? 17 : 13,
        "font-weight": index === 0 ? 700 : 400,
      }),
    ),
    svgTag("g", { transform: `translate(${MARGIN - box.x} ${top - box.y})` }, [
      ...wires.map((wire) => drawWire(wire, byId, colour)),
      ...cards.map((card) => drawCard(card, colour)),
    ]),
  ];
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-family": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  };
  return { svg: svgTag("svg", attributes, content), width, height };
}

function boxOf(cards: readonly HeatCardNode[]) {
  const x = Math.min(...cards.map(({ position }) => position.x));
  const y = Math.min(...cards.map(({ position }) => position.y));
  const right = Math.max(...cards.map(({ position, width = 0 }) => position.x + width));
  const bottom = Math.max(...cards.map(({ position, height = 0 }) => position.y + height));
  return { x, y, width: right - x, height: bottom - y };
}

function drawWire(wire: HeatWireEdge, cards: ReadonlyMap<string, HeatCardNode>, colour: ReadColour): string {
  const source = placeOf(cards.get(wire.source), wire.sourceHandle ?? "");
  const target = placeOf(cards.get(wire.target), HEAT_INPUT);
  if (source === null || target === null) return "";
  const [path] = getBezierPath({
    sourceX: source.x,
    sourceY: source.y,
    sourcePosition: Side.Right,
    targetX: target.x,
    targetY: target.y,
    targetPosition: Side.Left,
  });
  const { width = 1, isWalked = false } = wire.data ?? {};
  return svgTag("path", {
    d: path,
    fill: "none",
    stroke: colour(isWalked ? "--heat-wire" : "--line-2"),
    "stroke-width": width,
    ...(isWalked ? {} : { "stroke-dasharray": "4 5" }),
  });
}

function placeOf(card: HeatCardNode | undefined, handleId: string): { x: number; y: number } | null {
  const handle = card?.handles?.find(({ id }) => id === handleId);
  return card === undefined || handle === undefined
    ? null
    : { x: card.position.x + handle.x, y: card.position.y + handle.y };
}

const HEAT_HEIGHT = NODE_SIZES.header + 43;
const RADIUS = 12;

function drawCard({ position, width = 0, height = 0, data }: HeatCardNode, colour: ReadColour): string {
  const { node, heat } = data;
  const paint = paintOf(data, colour);
  const narrow = width < NODE_SIZES.width;
  return svgTag("g", { transform: `translate(${position.x} ${position.y})` }, [
    svgTitle(`${node.label}: ${heat.text} ${figureWords(data)}`),
    svgTag("rect", { width, height, rx: RADIUS, fill: colour("--raise"), stroke: colour("--line-2") }),
    svgTag("rect", { width, height: Math.min(height, HEAT_HEIGHT), rx: RADIUS, fill: paint.fill }),
    ...(heat.isSparse && data.figures.entered > 0 ? hatching(width, Math.min(height, HEAT_HEIGHT), colour) : []),
    svgText(cut(node.label, narrow ? 18 : 30), { x: 12, y: 24, fill: paint.ink, "font-size": 13, "font-weight": 600 }),
    svgText(heat.text, {
      x: 12,
      y: NODE_SIZES.header + 16,
      fill: paint.ink,
      "font-size": 19,
      "font-weight": 700,
    }),
    svgText(cut(figureWords(data), narrow ? 22 : 40), {
      x: 12,
      y: NODE_SIZES.header + 34,
      fill: paint.ink,
      "font-size": 11,
    }),
    ...portRows(data, { width, colour }),
  ]);
}

function paintOf({ heat }: HeatCardData, colour: ReadColour): { fill: string; ink: string } {
  if (heat.direction === "better") return { fill: colour("--ok-soft"), ink: colour("--ok-ink") };
  if (heat.step === null) return { fill: colour("--raise"), ink: colour("--ink") };
  return {
    fill: colour(`--heat-${heat.step}`),
    ink: colour(heat.step >= 3 ? `--heat-ink-${heat.step}` : "--ink"),
  };
}

/** Too few calls are hatched on the page, and so they are here. */
function hatching(width: number, height: number, colour: ReadColour): readonly string[] {
  const lines: string[] = [];
  for (let x = 10; x < width + height; x += 10) {
    const from = { x: Math.min(x, width), y: Math.max(0, x - width) };
    const to = { x: Math.max(0, x - height), y: Math.min(x, height) };
    lines.push(`M${from.x} ${from.y}L${to.x} ${to.y}`);
  }
  return [svgTag("path", { d: lines.join(""), stroke: colour("--heat-1"), "stroke-width": 2, fill: "none" })];
}

function portRows(
  { node, geometry, shares }: HeatCardData,
  { width, colour }: { readonly width: number; readonly colour: ReadColour },
): readonly string[] {
  return geometry.rows.flatMap((port) => {
    const y = (geometry.outputs.find((output) => output.port === port)?.y ?? 0) + 4;
    const { key, title, muted } = portRow(node, port);
    const ink = colour(muted ? "--ink-3" : "--ink");
    const share = shares.get(port);
    return [
      svgText(cut(key === null ? title : `${key}  ${title}`, 26), { x: 12, y, fill: ink, "font-size": 12 }),
      share === undefined
        ? ""
        : svgText(share, {
            x: width - 14,
            y,
            fill: ink,
            "font-size": 12,
            "font-weight": 600,
            "text-anchor": "end",
          }),
    ];
  });
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
