import type { Position } from "@tonegraph/flow-model";

const COLUMN = 320;
const ROW = 140;

/** Places from left to right by how far a node is from the first one; what is not reached stands last. */
export function placeNodes(
  ids: readonly string[],
  firstId: string,
  links: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, Position> {
  const columns = new Map<string, number>([[firstId, 0]]);
  // A map grows while it is walked, so this visits everything that is found on the way.
  for (const [id, column] of columns)
    for (const { from, to } of links) if (from === id && !columns.has(to)) columns.set(to, column + 1);
  const beyond = Math.max(...columns.values()) + 1;
  const rows = new Map<number, number>();
  return new Map(
    ids.map((id) => {
      const column = columns.get(id) ?? beyond;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return [id, { x: column * COLUMN, y: row * ROW }];
    }),
  );
}
