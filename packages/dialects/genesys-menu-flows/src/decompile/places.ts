import type { NodeId, Position } from "@tonegraph/flow-model";

const COLUMN = 320;
const ROW = 130;

/** Gives every node of a drawing a place of its own: a column from left to right, and the next free row in it. */
export interface Places {
  /** Places a node in the column behind the one that leads to it, unless it has a column already. */
  behind(source: NodeId, target: NodeId): void;
  /** The place of a node; the column counts only where nothing leads to it. */
  of(nodeId: NodeId, otherwise: number): Position;
}

/** No place is taken yet. */
export function createPlaces(): Places {
  const columns = new Map<NodeId, number>();
  const rows = new Map<number, number>();
  return {
    behind(source, target) {
      if (!columns.has(target)) columns.set(target, (columns.get(source) ?? 1) + 1);
    },
    of(nodeId, otherwise) {
      const column = columns.get(nodeId) ?? otherwise;
      const row = rows.get(column) ?? 0;
      columns.set(nodeId, column);
      rows.set(column, row + 1);
      return { x: column * COLUMN, y: row * ROW };
    },
  };
}
