import type { Position } from "@tonegraph/flow-model";
import type { Box } from "./free-place.ts";

/** A line that boxes have in common: `at` on its axis, drawn from `from` to `to` along the other one. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How far a box has to move to stand in line with others, and the lines to show; nothing found moves nothing. */
export interface Alignment {
  readonly by: { readonly x: number | null; readonly y: number | null };
  readonly guides: readonly Guide[];
}

/**
 * Finds the edges and middles of other boxes that those of a box nearly meet, at most `within` away on each axis. The
 * nearest wins. One guide for each axis joins all boxes that stand on its line: blocks of one size share three lines, and
 * three guides would cover them.
 */
export function alignBox(box: Box, others: readonly Box[], within: number): Alignment {
  const x = nearest(box, others, { axis: "x", within });
  const y = nearest(box, others, { axis: "y", within });
  const placed = { ...box, x: box.x + (x ?? 0), y: box.y + (y ?? 0) };
  const guides = [
    ...(x === null ? [] : guidesOf(placed, others, "x").slice(0, 1)),
    ...(y === null ? [] : guidesOf(placed, others, "y").slice(0, 1)),
  ];
  return { by: { x, y }, guides };
}

type Axis = Guide["axis"];

function nearest(
  box: Box,
  others: readonly Box[],
  { axis, within }: { readonly axis: Axis; readonly within: number },
): number | null {
  const own = linesOf(box, axis);
  const distances = others
    .flatMap((other) => linesOf(other, axis))
    .flatMap((theirs) => own.map((mine) => theirs - mine))
    .filter((distance) => Math.abs(distance) <= within);
  if (distances.length === 0) return null;
  return distances.reduce((best, distance) => (Math.abs(distance) < Math.abs(best) ? distance : best));
}

function guidesOf(box: Box, others: readonly Box[], axis: Axis): Guide[] {
  const [from, to] = acrossOf(box, axis);
  return linesOf(box, axis).flatMap((at) => {
    const on = others.filter((other) => linesOf(other, axis).some((line) => Math.abs(line - at) < SAME));
    if (on.length === 0) return [];
    const ends = on.flatMap((other) => acrossOf(other, axis));
    return [{ axis, at, from: Math.min(from, ...ends), to: Math.max(to, ...ends) }];
  });
}

/** Middles of boxes of uneven sizes are halves of pixels. */
const SAME = 0.01;

function linesOf({ x, y, width, height }: Box, axis: Axis): readonly [number, number, number] {
  return axis === "x" ? [x, x + width / 2, x + width] : [y, y + height / 2, y + height];
}

function acrossOf({ x, y, width, height }: Box, axis: Axis): readonly [number, number] {
  return axis === "x" ? [y, y + height] : [x, x + width];
}

/** Where a dragged box goes: in line with others where it nearly is, else on the grid. Always whole pixels. */
export function settleBox(
  box: Box,
  others: readonly Box[],
  { within, grid }: { readonly within: number; readonly grid: number },
): { readonly at: Position; readonly guides: readonly Guide[] } {
  const { by, guides } = alignBox(box, others, within);
  const settle = (value: number, shift: number | null): number =>
    shift === null ? Math.round(value / grid) * grid : Math.round(value + shift);
  return { at: { x: settle(box.x, by.x), y: settle(box.y, by.y) }, guides };
}
