import { sql, type Kysely } from "kysely";

/** What the vendors hold beside what we published, kept drafts, names of versions, and rehearsals of rolling back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table drift_checks (
    workspace_id text not null references workspaces,
    flow_id text not null,
    tenant_id text not null,
    deployment_id text not null,
    version integer not null,
    state text not null check (state in ('inSync', 'drifted', 'unknown')),
    live_hash text check ((live_hash is not null) = (state = 'drifted')),
    artefact_json text,
    found_at timestamptz check ((found_at is not null) = (state = 'drifted')),
    checked_at timestamptz,
    next_check_at timestamptz not null,
    failures integer not null default 0,
    message text not null default '',
    primary key (workspace_id, flow_id, tenant_id),
    foreign key (workspace_id, tenant_id) references tenants
  )`,
  `create index drift_checks_due on drift_checks (workspace_id, next_check_at)`,
  `create table kept_drafts (
    workspace_id text not null references workspaces,
    id text not null,
    flow_id text not null,
    document text not null,
    content_hash text not null,
    revision integer not null,
    reason text not null check (reason in ('version', 'keptDraft', 'merge')),
    version integer,
    kept_by text not null,
    kept_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (workspace_id, id)
  )`,
  `create index kept_drafts_newest on kept_drafts (workspace_id, flow_id, kept_at desc, id desc)`,
  `create index kept_drafts_expiry on kept_drafts (expires_at)`,
  // Beside the versions: those never change.
  `create table version_names (
    workspace_id text not null,
    flow_id text not null,
    number integer not null,
    name text not null,
    named_by text not null,
    named_at timestamptz not null,
    primary key (workspace_id, flow_id, number),
    foreign key (workspace_id, flow_id, number) references versions
  )`,
  `create table rehearsals (
    workspace_id text not null references workspaces,
    flow_id text not null,
    tenant_id text not null,
    deployment_id text not null,
    version integer,
    state text not null check (state in ('ready', 'attention', 'broken', 'unknown', 'none')),
    items_json text not null,
    rehearsed_at timestamptz not null,
    primary key (workspace_id, flow_id, tenant_id),
    foreign key (workspace_id, tenant_id) references tenants
  )`,
  `create function tell_webhooks_of_drift() returns trigger language plpgsql as $$
    begin
      perform queue_webhooks(new.workspace_id,
        case new.topic when 'driftFound' then 'drift.found' else 'drift.gone' end, null, new.payload_json, new.at);
      return null;
    end
  $$`,
  `create trigger outbox_webhooks_drift after insert on outbox for each row
    when (new.topic in ('driftFound', 'driftGone')) execute function tell_webhooks_of_drift()`,
];
