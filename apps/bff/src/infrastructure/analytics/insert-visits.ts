import type { Visit } from "@tonegraph/call-analytics";
import { sql } from "kysely";
import type { VersionOnTenant } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { numbersLiteral, textsLiteral } from "./array-literals.ts";

const BATCH = 20_000;

/**
 * Writes visits as arrays of columns: one statement with few parameters, whatever the number of rows. In the order in which
 * calls began, so that the index grows at its end. The visits are told once each: nothing here looks for twins.
 */
export async function insertVisits(
  { db, workspaceId }: WorkspaceDb,
  { flowId, tenantId, version }: VersionOnTenant,
  visits: readonly Visit[],
): Promise<void> {
  const begun = new Map<string, number>();
  for (const { callId, enteredMs, index } of visits) if (index === 0) begun.set(callId, enteredMs);
  const begunAt = (visit: Visit): number => begun.get(visit.callId) ?? visit.enteredMs;
  const ordered = visits.toSorted((a, b) => begunAt(a) - begunAt(b));
  for (let from = 0; from < ordered.length; from += BATCH) {
    const rows = ordered.slice(from, from + BATCH);
    const numbers = (valueOf: (visit: Visit) => number): string => numbersLiteral(rows.map(valueOf));
    const texts = (valueOf: (visit: Visit) => string | null): string => textsLiteral(rows.map(valueOf));
    await sql`
      insert into call_visits (workspace_id, tenant_id, flow_id, version, begun_at, call_id, index, node_id, entered_at,
        left_at, leaving, port, no_inputs, no_matches, keys)
      select ${workspaceId}, ${tenantId}, ${flowId}, ${version}::integer, ${instant("begun")}, t.call_id, t.index,
        t.node_id, ${instant("entered")}, ${instant("leaves")}, t.leaving, t.port, t.no_inputs, t.no_matches, t.keys
      from unnest(${numbers(begunAt)}::bigint[], ${texts(({ callId }) => callId)}::text[],
        ${numbers(({ index }) => index)}::integer[], ${texts(({ nodeId }) => nodeId)}::text[],
        ${numbers(({ enteredMs }) => enteredMs)}::bigint[], ${numbers(({ leftMs }) => leftMs)}::bigint[],
        ${texts(({ leaving }) => leaving.kind)}::text[],
        ${texts(({ leaving }) => (leaving.kind === "port" ? leaving.port : null))}::text[],
        ${numbers(({ noInputs }) => noInputs)}::integer[], ${numbers(({ noMatches }) => noMatches)}::integer[],
        ${texts(({ keys }) => keys)}::text[])
        as t (begun, call_id, index, node_id, entered, leaves, leaving, port, no_inputs, no_matches, keys)`.execute(db);
  }
}

/** Milliseconds since the epoch as a point in time. */
function instant(column: string) {
  return sql`timestamptz 'epoch' + ${sql.ref(`t.${column}`)} * interval '1 millisecond'`;
}
