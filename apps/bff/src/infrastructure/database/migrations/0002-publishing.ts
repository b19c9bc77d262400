import { sql, type Kysely } from "kysely";

/** Tenants, deployments with their steps and writes, what is live, idempotency keys and the outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

// Columns named *_json hold JSON as text: what was hashed or captured must come back byte for byte.
const STATEMENTS = [
  `create table secret_key_checks (
    id integer primary key check (id = 1),
    key_check text not null
  )`,
  `create table tenants (
    workspace_id text not null references workspaces,
    id text not null,
    name text not null,
    dialect text not null,
    base_url text,
    auth_url text,
    settings_json text not null,
    scopes_json text not null,
    fingerprint text not null,
    wrapped_key bytea,
    sealed bytea,
    secret_version integer not null,
    last_check_json text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    primary key (workspace_id, id)
  )`,
  `create index tenants_oldest on tenants (workspace_id, created_at, id) where deleted_at is null`,
  `create table artefacts (
    workspace_id text not null,
    flow_id text not null,
    version integer not null,
    dialect text not null,
    artefact_json text not null,
    hash text not null,
    created_at timestamptz not null,
    primary key (workspace_id, flow_id, version, dialect),
    foreign key (workspace_id, flow_id, version) references versions
  )`,
  `create table deployments (
    workspace_id text not null,
    id text not null,
    flow_id text not null,
    tenant_id text not null,
    kind text not null check (kind in ('publish', 'rollback')),
    version integer not null,
    dialect text not null,
    artefact_hash text not null,
    state text not null,
    note text not null default '',
    guard boolean not null default false,
    over_drift text,
    created_by text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    error_json text,
    external_id text,
    expected_hash text,
    captured text not null default 'not-yet' check (captured in ('not-yet', 'none', 'copy')),
    captured_raw text,
    captured_artefact_json text,
    captured_hash text,
    lease_owner text,
    lease_until timestamptz,
    lease_length interval not null default '15 seconds',
    fence bigint not null default 0,
    primary key (workspace_id, id),
    foreign key (workspace_id, flow_id, version) references versions,
    foreign key (workspace_id, tenant_id) references tenants
  )`,
  `create unique index deployments_one_active on deployments (workspace_id, flow_id, tenant_id)
    where state not in ('live', 'failed', 'rolledBack', 'unknown', 'cancelled', 'superseded')`,
  `create index deployments_claimable on deployments (created_at)
    where state not in ('live', 'failed', 'rolledBack', 'unknown', 'cancelled', 'superseded', 'scheduled')`,
  `create index deployments_newest on deployments (workspace_id, created_at desc, id desc)`,
  `create table deployment_steps (
    workspace_id text not null,
    deployment_id text not null,
    position integer not null,
    name text not null,
    state text not null check (state in ('pending', 'running', 'done', 'failed', 'skipped')),
    started_at timestamptz,
    ended_at timestamptz,
    attempts integer not null default 0,
    vendor_message text,
    primary key (workspace_id, deployment_id, position),
    foreign key (workspace_id, deployment_id) references deployments
  )`,
  `create table deployment_writes (
    workspace_id text not null,
    deployment_id text not null,
    sequence integer not null,
    operation text not null,
    idempotency_key text not null,
    fence bigint not null,
    state text not null check (state in ('intended', 'landed', 'notLanded', 'unclear')),
    intended_at timestamptz not null,
    deadline_at timestamptz not null,
    ended_at timestamptz,
    primary key (workspace_id, deployment_id, sequence),
    foreign key (workspace_id, deployment_id) references deployments
  )`,
  `create table live_flows (
    workspace_id text not null,
    flow_id text not null,
    tenant_id text not null,
    external_id text not null,
    version integer,
    hash text not null,
    deployment_id text not null,
    since timestamptz not null,
    primary key (workspace_id, flow_id, tenant_id),
    foreign key (workspace_id, deployment_id) references deployments
  )`,
  `create index live_flows_by_tenant on live_flows (workspace_id, tenant_id)`,
  `create table idempotency_keys (
    workspace_id text not null,
    key text not null,
    request_hash text not null,
    deployment_id text not null,
    created_at timestamptz not null,
    primary key (workspace_id, key)
  )`,
  `create index idempotency_keys_age on idempotency_keys (created_at)`,
  `create table outbox (
    workspace_id text not null,
    id bigint generated always as identity primary key,
    topic text not null,
    payload_json text not null,
    at timestamptz not null
  )`,
  `create index outbox_age on outbox (at)`,
  // Sent at commit, in the order of the commits: a listener never hears of a row that it cannot read.
  `create function announce_outbox() returns trigger language plpgsql as $$
    begin
      perform pg_notify('tonegraph_outbox', new.id::text);
      return null;
    end
  $$`,
  `create trigger outbox_announce after insert on outbox for each row execute function announce_outbox()`,
  // By trigger, so that no way of saving a draft can forget to tell those who look at it.
  `create function announce_draft() returns trigger language plpgsql as $$
    begin
      insert into outbox (workspace_id, topic, payload_json, at)
        values (new.workspace_id, 'draftChanged', json_build_object(
          'type', 'draftChanged', 'flowId', new.id, 'revision', new.revision, 'by', new.updated_by)::text, new.updated_at);
      return null;
    end
  $$`,
  `create trigger flows_announce after insert or update of revision on flows
    for each row execute function announce_draft()`,
];
