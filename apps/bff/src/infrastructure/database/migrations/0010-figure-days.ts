import { sql, type Kysely } from "kysely";

/** Roll-ups per day and per day and node, the ways that calls take, and how each tenant's figures are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table figure_hours add column calls integer, add column lost integer, add column paths_json text`,
  `update figure_hours set calls = (figures_json::json ->> 'calls')::integer, lost = (figures_json::json ->> 'lost')::integer`,
  `alter table figure_hours alter column calls set not null, alter column lost set not null`,
  // Looking the workspace up for every visit, and keeping a key over six columns, cost several times what writing visits does.
  // Hours are replaced whole, in one transaction and by one process at a time, and every visit is told once there.
  `alter table call_visits drop constraint call_visits_workspace_id_fkey, drop constraint call_visits_pkey`,
  `create index call_visits_by_begin on call_visits (workspace_id, tenant_id, flow_id, begun_at)`,
  // A day of the tenant's time zone, as whole hours. A vendor's sum of several days is one row and belongs to its first day.
  `create table figure_days (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    version integer not null,
    from_at timestamptz not null,
    to_at timestamptz not null check (to_at > from_at),
    day text not null,
    kind text not null check (kind in ('calls', 'aggregates')),
    calls integer not null check (calls >= 0),
    lost integer not null check (lost between 0 and calls),
    figures_json text,
    paths_json text,
    primary key (workspace_id, tenant_id, flow_id, version, from_at)
  )`,
  `create index figure_days_by_day on figure_days (workspace_id, day)`,
  `create table figure_node_days (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    version integer not null,
    from_at timestamptz not null,
    node_id text not null,
    day text not null,
    calls integer not null check (calls >= 0),
    lost integer not null check (lost between 0 and calls),
    primary key (workspace_id, tenant_id, flow_id, version, from_at, node_id)
  )`,
  `create index figure_node_days_by_day on figure_node_days (workspace_id, day)`,
  // The zone in which a flow's days are made; a tenant's new zone holds once they have been made again.
  `create table figure_places (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    flow_id text not null,
    time_zone text not null,
    primary key (workspace_id, tenant_id, flow_id)
  )`,
  `create table figure_settings (
    workspace_id text not null,
    tenant_id text not null,
    time_zone text not null,
    visit_days integer not null check (visit_days > 0),
    figure_days integer not null check (figure_days >= visit_days),
    primary key (workspace_id, tenant_id),
    foreign key (workspace_id, tenant_id) references tenants
  )`,
];
