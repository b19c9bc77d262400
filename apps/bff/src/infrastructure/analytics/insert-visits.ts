// Single visits on their way in: a few thousand are one row of arrays, which costs the database a tenth of as many rows.
import { sql } from "kysely";
import type { BegunCall, VersionOnTenant } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { createVisitColumns, type VisitColumns } from "./visit-columns.ts";

/** A batch is closed once it has so many visits: reading a part of an hour reads little beside it. */
const BATCH = 4096;

/** Writes calls of one hour, which come in the order in which they began. A call is told once: nothing here looks for twins. */
export async function insertVisits(
  scope: WorkspaceDb,
  version: VersionOnTenant,
  calls: Iterable<BegunCall>,
): Promise<void> {
  // While the database takes one batch the next one is made.
  let [filling, resting] = [createVisitColumns(), createVisitColumns()];
  let written: Promise<unknown> = Promise.resolve();
  let [firstMs, lastMs] = [0, 0];
  const write = async (): Promise<void> => {
    await written;
    written = insertBatch(scope, version, { span: [firstMs, lastMs], columns: filling });
    [filling, resting] = [resting, filling];
    filling.clear();
  };
  for (const { begunMs, visits } of calls) {
    if (filling.size() === 0) firstMs = begunMs;
    filling.add(begunMs, visits);
    lastMs = begunMs;
    if (filling.size() >= BATCH) await write();
  }
  if (filling.size() > 0) await write();
  await written;
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
