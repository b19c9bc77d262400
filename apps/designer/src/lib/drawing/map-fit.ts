import type { Box } from "./wire-curve.ts";

/** How large the map of a flow is, in CSS pixels. */
export const MAP_SIZE = { width: 168, height: 104 } as const;
const MARGIN = 8;

/** How places of the flow become those of its map: times the scale, plus x and y. */
export interface MapFit {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Puts all blocks into the middle of the map, as large as they fit. */
export function mapFit(blocks: readonly Box[]): MapFit {
  const all = surrounding(blocks);
  const scale = Math.min(
    (MAP_SIZE.width - 2 * MARGIN) / Math.max(1, all.width),
    (MAP_SIZE.height - 2 * MARGIN) / Math.max(1, all.height),
  );
  return {
    x: (MAP_SIZE.width - all.width * scale) / 2 - all.x * scale,
    y: (MAP_SIZE.height - all.height * scale) / 2 - all.y * scale,
    scale,
  };
}

/** The smallest box around all of the boxes; of none, one pixel. */
export function surrounding(boxes: readonly Box[]): Box {
  const [first] = boxes;
  if (first === undefined) return { x: 0, y: 0, width: 1, height: 1 };
  let { x, y } = first;
  let [right, bottom] = [x, y];
  for (const box of boxes) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}
