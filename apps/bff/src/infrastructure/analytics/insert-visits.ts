import type { Visit } from "@tonegraph/call-analytics";
import { sql } from "kysely";
import type { VersionOnTenant } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import type { VisitRow } from "./visit-rows.ts";

const BATCH = 5000;

/** Writes visits as arrays of columns: one statement with few parameters, whatever the number of rows. */
export async function insertVisits(
  { db, workspaceId }: WorkspaceDb,
  { flowId, tenantId, version }: VersionOnTenant,
  visits: readonly Visit[],
): Promise<void> {
  const begun = new Map<string, number>();
  for (const { callId, enteredMs, index } of visits) if (index === 0) begun.set(callId, enteredMs);
  for (let from = 0; from < visits.length; from += BATCH) {
    const rows = visits
      .slice(from, from + BATCH)
      .map((visit): VisitRow => rowOf(visit, begun.get(visit.callId) ?? visit.enteredMs));
    const column = <Place extends keyof VisitRow & number>(place: Place): VisitRow[Place][] =>
      rows.map((row) => row[place]);
    await sql`
      insert into call_visits (workspace_id, tenant_id, flow_id, version, begun_at, call_id, index, node_id, entered_at,
        left_at, leaving, port, no_inputs, no_matches, keys)
      select ${workspaceId}, ${tenantId}, ${flowId}, ${version}::integer, t.*
      from unnest(${column(0)}::timestamptz[], ${column(1)}::text[], ${column(2)}::integer[], ${column(3)}::text[],
        ${column(4)}::timestamptz[], ${column(5)}::timestamptz[], ${column(6)}::text[], ${column(7)}::text[],
        ${column(8)}::integer[], ${column(9)}::integer[], ${column(10)}::text[]) as t
      on conflict do nothing`.execute(db);
  }
}

function rowOf(visit: Visit, begunMs: number): VisitRow {
  return [
    new Date(begunMs).toISOString(),
    visit.callId,
    visit.index,
    visit.nodeId,
    new Date(visit.enteredMs).toISOString(),
    new Date(visit.leftMs).toISOString(),
    visit.leaving.kind,
    visit.leaving.kind === "port" ? visit.leaving.port : null,
    visit.noInputs,
    visit.noMatches,
    visit.keys,
  ];
}
