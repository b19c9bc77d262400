import { sql, type Kysely } from "kysely";

/** Single visits, their roll-ups per hour, and what vendors report as sums. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Visits of one hour are replaced together; the key also keeps what a vendor tells twice from counting twice.
  `create table call_visits (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    version integer not null,
    begun_at timestamptz not null,
    call_id text not null,
    index integer not null,
    node_id text not null,
    entered_at timestamptz not null,
    left_at timestamptz not null,
    leaving text not null check (leaving in ('port', 'hungUp', 'ended', 'open')),
    port text check ((port is not null) = (leaving = 'port')),
    no_inputs integer not null,
    no_matches integer not null,
    keys text not null,
    primary key (workspace_id, tenant_id, flow_id, begun_at, call_id, index)
  )`,
  `create table figure_hours (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    version integer not null,
    hour timestamptz not null,
    figures_json text not null,
    primary key (workspace_id, tenant_id, flow_id, version, hour)
  )`,
  `create table figure_spans (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    version integer not null,
    from_at timestamptz not null,
    to_at timestamptz not null check (to_at > from_at),
    figures_json text not null,
    fetched_at timestamptz not null,
    primary key (workspace_id, tenant_id, flow_id, version, from_at)
  )`,
  `create table figure_watermarks (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    collected_until timestamptz not null,
    fetched_at timestamptz not null,
    primary key (workspace_id, tenant_id, flow_id)
  )`,
];
