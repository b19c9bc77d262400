import { sql, type Kysely } from "kysely";

/** Since when calls were asked for is kept beside until when: an hour before is not known, however long the flow was live. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Of a process of the former version: what it collects first is asked for again.
  `alter table figure_watermarks add column collected_from timestamptz not null default now()`,
  // What is stored was asked for; whether more was, nobody wrote down.
  `update figure_watermarks w set collected_from = coalesce(
    (select min(h.hour) from figure_hours h
      where h.workspace_id = w.workspace_id and h.tenant_id = w.tenant_id and h.flow_id = w.flow_id),
    w.collected_until)`,
];
