/** A place on the drawing, at zoom 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of the drawing, at zoom 1. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where the line of a connection begins and ends, at zoom 1. */
export interface WireEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/** The line of a connection: a cubic Bézier curve from its first point to its last. */
export interface WireCurve {
  readonly from: Point;
  readonly leaving: Point;
  readonly arriving: Point;
  readonly to: Point;
}

/** The curve from an exit on a block's right to the left of another block; React Flow's Bézier connections are the same. */
export function wireCurve({ sourceX, sourceY, targetX, targetY }: WireEnds): WireCurve {
  const reach = reachOf(targetX - sourceX);
  return {
    from: { x: sourceX, y: sourceY },
    leaving: { x: sourceX + reach, y: sourceY },
    arriving: { x: targetX - reach, y: targetY },
    to: { x: targetX, y: targetY },
  };
}

/** How far a curve goes on straight before it turns: half of the way, or in a bow when it leads back. */
function reachOf(distance: number): number {
  return distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
}

/** The curve as SVG takes it. */
export function curvePath({ from, leaving, arriving, to }: WireCurve): string {
  return `M${from.x},${from.y} C${leaving.x},${leaving.y} ${arriving.x},${arriving.y} ${to.x},${to.y}`;
}

/** Whether any of the curve lies in the box: a long wire whose surroundings touch it may well pass elsewhere. */
export function crossesBox(curve: WireCurve, box: Box): boolean {
  return passes(curve, box, HALVINGS);
}

/** Parts of a sixty-fourth are straight enough to be judged by what surrounds them. */
const HALVINGS = 6;

function passes(curve: WireCurve, box: Box, halvings: number): boolean {
  if (isApart(curve, box)) return false;
  if (halvings === 0 || isInside(curve.from, box) || isInside(curve.to, box)) return true;
  const [first, second] = halves(curve);
  return passes(first, box, halvings - 1) || passes(second, box, halvings - 1);
}

/** The parts of the curve that may lie in the box, none of them wider or higher than a size unless it is a sixty-fourth of the whole. */
export function piecesIn(curve: WireCurve, box: Box, size: number): readonly WireCurve[] {
  const pieces: WireCurve[] = [];
  const cut = (part: WireCurve, halvings: number): void => {
    if (isApart(part, box)) return;
    const isSmall = Math.abs(part.to.x - part.from.x) <= size && Math.abs(part.to.y - part.from.y) <= size;
    if (isSmall || halvings === 0) return void pieces.push(part);
    for (const half of halves(part)) cut(half, halvings - 1);
  };
  cut(curve, HALVINGS);
  return pieces;
}

/** A curve lies within what surrounds its four points. */
function isApart({ from, leaving, arriving, to }: WireCurve, { x, y, width, height }: Box): boolean {
  return (
    Math.max(from.x, leaving.x, arriving.x, to.x) < x ||
    Math.min(from.x, leaving.x, arriving.x, to.x) > x + width ||
    Math.max(from.y, leaving.y, arriving.y, to.y) < y ||
    Math.min(from.y, leaving.y, arriving.y, to.y) > y + height
  );
}

/** Whether a place lies in a box, its edge included. */
export function isInside(at: Point, { x, y, width, height }: Box): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}

function halves({ from, leaving, arriving, to }: WireCurve): readonly [WireCurve, WireCurve] {
  const [a, b, c] = [between(from, leaving), between(leaving, arriving), between(arriving, to)];
  const [d, e] = [between(a, b), between(b, c)];
  const middle = between(d, e);
  return [
    { from, leaving: a, arriving: d, to: middle },
    { from: middle, leaving: e, arriving: c, to },
  ];
}

function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
