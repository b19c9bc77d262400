import { sql, type Kysely } from "kysely";

/** Single visits as arrays of columns, some thousands to a row (ADR 0018); `call_visits` shows them one by one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** What is kept of each visit. Times are milliseconds since 1970: the database looks into the calendar for every other one. */
const COLUMNS = [
  ["begun_at", "bigint"],
  ["call_id", "text"],
  ["index", "integer"],
  ["node_id", "text"],
  ["entered_at", "bigint"],
  ["left_at", "bigint"],
  ["leaving", "text"],
  ["port", "text"],
  ["no_inputs", "integer"],
  ["no_matches", "integer"],
  ["keys", "text"],
] as const;
const NAMES = COLUMNS.map(([name]) => `"${name}"`).join(", ");
const SHOWN = COLUMNS.map(([name, type]) =>
  type === "bigint" ? `timestamptz 'epoch' + v."${name}" * interval '1 millisecond' as "${name}"` : `v."${name}"`,
).join(", ");

const STATEMENTS = [
  // A batch holds whole calls that one version answered and that began within one hour, in the order in which they began.
  `create table visit_batches (
    workspace_id text not null,
    tenant_id text not null,
    flow_id text not null,
    version integer not null,
    first_begun_at timestamptz not null,
    last_begun_at timestamptz not null check (last_begun_at >= first_begun_at),
    ${COLUMNS.map(([name, type]) => `"${name}" ${type}[] not null`).join(",\n    ")},
    ${COLUMNS.slice(1)
      .map(([name]) => `check (cardinality("${name}") = cardinality(begun_at))`)
      .join(",\n    ")}
  )`,
  // The database's own compression takes longer than writing what it saves.
  `alter table visit_batches ${COLUMNS.map(([name]) => `alter column "${name}" set storage external`).join(", ")}`,
  `create index visit_batches_by_begin on visit_batches (workspace_id, tenant_id, flow_id, first_begun_at)`,
  `insert into visit_batches
    select workspace_id, tenant_id, flow_id, version, min(begun_at), max(begun_at),
      ${COLUMNS.map(
        ([
          name,
          type,
        ]) => `array_agg(${type === "bigint" ? `(extract(epoch from "${name}") * 1000)::bigint` : `"${name}"`}
        order by begun_at, call_id, index)`,
      ).join(", ")}
    from call_visits
    group by workspace_id, tenant_id, flow_id, version, date_trunc('hour', begun_at, 'UTC')`,
  `drop table call_visits`,
  `create view call_visits as
    select b.workspace_id, b.tenant_id, b.flow_id, b.version, b.first_begun_at, b.last_begun_at, ${SHOWN}
    from visit_batches b
    cross join lateral unnest(${COLUMNS.map(([name]) => `b."${name}"`).join(", ")}) as v (${NAMES})`,
];
