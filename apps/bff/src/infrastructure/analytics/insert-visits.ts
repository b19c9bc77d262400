// Single visits on their way in: a few thousand are one row of arrays, which costs the database a tenth of as many rows.
import { sql } from "kysely";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { BegunCall, VersionOnTenant } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { createVisitColumns, type VisitColumns } from "./visit-columns.ts";

/** A batch is closed once it has so many visits: reading a part of an hour reads little beside it. */
const BATCH = 4096;
/** A batch is more than a socket takes at once: its rest leaves when the event loop turns, which it does after so many visits of the next one. */
const TURN = 512;

/** Writes calls, version by version and hour by hour; its memory is used again for each of them. */
export interface VisitWriter {
  /** Writes calls of one hour, which come in the order in which they began. A call is told once: nothing here looks for twins. */
  insert(version: VersionOnTenant, calls: Iterable<BegunCall>): Promise<void>;
}

/** Makes a writer for one transaction. */
export function createVisitWriter(scope: WorkspaceDb): VisitWriter {
  // While the database takes one batch the next one is made.
  let [filling, resting] = [createVisitColumns(), createVisitColumns()];
  let written: Promise<unknown> = Promise.resolve();
  const write = async (version: VersionOnTenant, span: Batch["span"]): Promise<void> => {
    await written;
    written = insertBatch(scope, version, { span, columns: filling });
    [filling, resting] = [resting, filling];
    filling.clear();
  };
  return {
    async insert(version, calls) {
      let [firstMs, lastMs] = [0, 0];
      let turnAt = TURN;
      for (const { begunMs, visits } of calls) {
        if (filling.size() === 0) [firstMs, turnAt] = [begunMs, TURN];
        filling.add(begunMs, visits);
        lastMs = begunMs;
        if (filling.size() >= BATCH) await write(version, [firstMs, lastMs]);
        else if (filling.size() >= turnAt) {
          turnAt = filling.size() + TURN;
          await nextTurn();
        }
      }
      if (filling.size() > 0) await write(version, [firstMs, lastMs]);
      await written;
    },
  };
}

interface Batch {
  readonly span: readonly [firstMs: number, lastMs: number];
  readonly columns: VisitColumns;
}

async function insertBatch(
  { db, workspaceId }: WorkspaceDb,
  { flowId, tenantId, version }: VersionOnTenant,
  { span: [firstMs, lastMs], columns }: Batch,
): Promise<void> {
  const place = [workspaceId, tenantId, flowId, version, new Date(firstMs), new Date(lastMs)];
  await sql`insert into visit_batches values (${sql.join([...place, ...columns.values()])})`.execute(db);
}
