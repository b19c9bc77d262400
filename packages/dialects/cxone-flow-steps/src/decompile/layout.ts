import type { Position } from "@tonegraph/flow-model";
import type { DrawnBlock } from "./drawn-block.ts";

const COLUMN = 320;
const ROW = 130;

/** Places blocks from left to right by how many steps callers take to them; the start is at 0. */
export function positionsOf(
  first: string | undefined,
  blocks: ReadonlyMap<string, DrawnBlock>,
): ReadonlyMap<string, Position> {
  const columns: string[][] = [];
  const seen = new Set<string>();
  let present = first === undefined ? [] : [first];
  while (present.length > 0) {
    const column = present.filter((id) => blocks.has(id) && !seen.has(id));
    for (const id of column) seen.add(id);
    if (column.length > 0) columns.push([...new Set(column)]);
    present = [...new Set(column.flatMap((id) => [...(blocks.get(id)?.exits.values() ?? [])]))];
  }
  return new Map(
    columns.flatMap((column, index) =>
      column.map((id, row): [string, Position] => [
        id,
        { x: (index + 1) * COLUMN, y: (row - (column.length - 1) / 2) * ROW },
      ]),
    ),
  );
}
