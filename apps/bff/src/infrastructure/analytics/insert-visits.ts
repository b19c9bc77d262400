// Single visits on their way in: a few thousand are one row of arrays, which costs the database a tenth of as many rows.
import type { Visit } from "@tonegraph/call-analytics";
import { sql } from "kysely";
import type { VersionOnTenant } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { createVisitColumns, type VisitColumns } from "./visit-columns.ts";

/** A batch is closed once it has so many visits: reading a part of an hour reads little beside it. */
const BATCH = 4096;

/** A call with the moment at which it began. */
export interface BegunCall {
  readonly begunMs: number;
  readonly visits: readonly Visit[];
}

/** Writes the calls of one hour in the order in which they began. A call is told once: nothing here looks for twins. */
export async function insertVisits(
  scope: WorkspaceDb,
  version: VersionOnTenant,
  calls: readonly BegunCall[],
): Promise<void> {
  const ordered = inOrder(calls);
  // While the database takes one batch the next one is made.
  const columns = [createVisitColumns(), createVisitColumns()] as const;
  let written: Promise<unknown> = Promise.resolve();
  for (let [next, batch] = [0, 0]; next < ordered.length; batch += 1) {
    const filling = columns[batch % 2 === 0 ? 0 : 1];
    const from = next;
    filling.clear();
    for (; next < ordered.length && filling.size() < BATCH; next += 1) {
      const call = ordered[next];
      if (call !== undefined) filling.add(call.begunMs, call.visits);
    }
    const span = [ordered[from]?.begunMs ?? 0, ordered[next - 1]?.begunMs ?? 0] as const;
    await written;
    written = insertBatch(scope, version, { span, columns: filling });
  }
  await written;
}

/** In the order in which they began. Vendors mostly tell them so, and then there is nothing to sort. */
function inOrder(calls: readonly BegunCall[]): readonly BegunCall[] {
  const isSorted = calls.every(({ begunMs }, place) => (calls[place - 1]?.begunMs ?? -Infinity) <= begunMs);
  return isSorted ? calls : calls.toSorted((a, b) => a.begunMs - b.begunMs);
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
