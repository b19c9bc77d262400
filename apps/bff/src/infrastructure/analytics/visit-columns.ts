import type { Visit } from "@tonegraph/call-analytics";
import { bigintArray, integerArray, textArray } from "./binary-arrays.ts";

/** Visits column by column, as a row of `visit_batches` takes them. */
export interface VisitColumns {
  add(begunMs: number, call: readonly Visit[]): void;
  /** How many visits there are. */
  size(): number;
  /** In the order of the table's columns; good until the next `add` or `clear`. */
  values(): readonly Buffer[];
  clear(): void;
}

/** Begins with no visit. */
export function createVisitColumns(): VisitColumns {
  const [begun, entered, left] = [bigintArray(), bigintArray(), bigintArray()];
  const [indexes, noInputs, noMatches] = [integerArray(), integerArray(), integerArray()];
  const [callIds, nodeIds, leaving, ports, keys] = [textArray(), textArray(), textArray(), textArray(), textArray()];
  const all = [begun, callIds, indexes, nodeIds, entered, left, leaving, ports, noInputs, noMatches, keys];
  let size = 0;
  return {
    add(begunMs, call) {
      for (const visit of call) {
        begun.add(begunMs);
        callIds.add(visit.callId);
        indexes.add(visit.index);
        nodeIds.add(visit.nodeId);
        entered.add(visit.enteredMs);
        left.add(visit.leftMs);
        leaving.add(visit.leaving.kind);
        ports.add(visit.leaving.kind === "port" ? visit.leaving.port : null);
        noInputs.add(visit.noInputs);
        noMatches.add(visit.noMatches);
        keys.add(visit.keys);
      }
      size += call.length;
    },
    size: () => size,
    values: () => all.map((column) => column.value()),
    clear() {
      for (const column of all) column.clear();
      size = 0;
    },
  };
}
