import type { Position } from "@tonegraph/flow-model";

/** A rectangle on the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 24;
const GRID = 4;

/** The wished place on the 4 px grid, moved down past every box that it would cover. */
export function freePlace(wish: Box, boxes: readonly Box[]): Position {
  const x = onGrid(wish.x);
  let y = onGrid(wish.y);
  const inColumn = boxes
    .filter((box) => box.x < x + wish.width + GAP && x < box.x + box.width + GAP)
    .toSorted((left, right) => left.y - right.y);
  for (const box of inColumn) {
    if (box.y < y + wish.height + GAP && y < box.y + box.height + GAP) y = onGrid(box.y + box.height + GAP);
  }
  return { x, y };
}

function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}
