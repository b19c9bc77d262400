import type { Position } from "@tonegraph/flow-model";
import { NODE_SIZES } from "../../document/geometry/node-geometry.ts";
import { curvePath, wireCurve, type WireEnds } from "../../lib/drawing/wire-curve.ts";
import type { CardNode } from "./card-nodes.ts";
import classes from "./wire-line.module.css";

/** What decides how a connection looks beside its ends. */
export interface WireLook {
  readonly muted: boolean;
  readonly lit: boolean;
  readonly selected: boolean;
}

/** The ends of a connection between two cards at given places: where React Flow, too, has the handles' outer edges. */
export function wireEnds(
  from: { readonly card: CardNode; readonly port: string; readonly at: Position },
  to: { readonly at: Position },
): WireEnds | null {
  const output = from.card.data.geometry.outputs.find(({ port }) => port === from.port);
  if (!output) return null;
  const half = NODE_SIZES.handle / 2;
  return {
    sourceX: from.at.x + output.x + half,
    sourceY: from.at.y + output.y,
    targetX: to.at.x - half,
    targetY: to.at.y + NODE_SIZES.inputCentre,
  };
}

/** The line itself, as SVG takes it. */
export function wirePath(ends: WireEnds): string {
  return curvePath(wireCurve(ends));
}

/** The style of a line: calm grey, dashed where callers go when they say nothing, accent when it or its block is selected. */
export function wireClass({ muted, lit, selected }: WireLook, ends: WireEnds): string {
  return [
    classes["wire"],
    muted ? classes[isShort(ends) ? "muted" : "faint"] : "",
    selected || (lit && !muted) ? classes["lit"] : "",
  ].join(" ");
}

/** Whether a connection is so short that it may be dashed. */
export function isShort({ sourceX, sourceY, targetX, targetY }: WireEnds): boolean {
  return Math.hypot(targetX - sourceX, targetY - sourceY) <= LONGEST_DASHED;
}

/** Painting thousands of dashes for a wire of which little is in sight makes a frame late. */
const LONGEST_DASHED = 1200;
