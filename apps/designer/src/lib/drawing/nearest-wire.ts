import { crossesBox, type Point, type WireCurve } from "./wire-curve.ts";

/** A drawn connection. */
export interface NamedCurve {
  readonly id: string;
  readonly curve: WireCurve;
}

/** The connection that passes nearest to a place, if one does within reach. */
export function nearestWire<Wire extends NamedCurve>(wires: readonly Wire[], at: Point, reach: number): Wire | null {
  const around = { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach };
  let nearest: Wire | null = null;
  let least = reach;
  for (const wire of wires) {
    if (!crossesBox(wire.curve, around)) continue;
    const distance = distanceTo(wire.curve, at);
    if (distance > least) continue;
    nearest = wire;
    least = distance;
  }
  return nearest;
}

/** A long wire is some thousand pixels: its parts are so short that a bow is at most a pixel from its chord. */
const PARTS = 128;

function distanceTo(curve: WireCurve, at: Point): number {
  let least = Number.POSITIVE_INFINITY;
  let before = curve.from;
  for (let part = 1; part <= PARTS; part += 1) {
    const next = pointOn(curve, part / PARTS);
    least = Math.min(least, distanceToChord(before, next, at));
    before = next;
  }
  return least;
}

/** The point of a curve at a share of its way, 0 to 1. */
function pointOn({ from, leaving, arriving, to }: WireCurve, share: number): Point {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * share * rest ** 2, 3 * share ** 2 * rest, share ** 3];
  return {
    x: a * from.x + b * leaving.x + c * arriving.x + d * to.x,
    y: a * from.y + b * leaving.y + c * arriving.y + d * to.y,
  };
}

function distanceToChord(from: Point, to: Point, at: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / square;
  const within = Math.max(0, Math.min(1, share));
  return Math.hypot(from.x + within * dx - at.x, from.y + within * dy - at.y);
}
