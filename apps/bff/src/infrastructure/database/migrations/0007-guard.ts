import { sql, type Kysely } from "kysely";

/** The guard: settings per flow, watches over what was published, and every look of theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Null: whoever published said nothing about the guard, so that the flow's own setting holds.
  `alter table deployments alter column guard drop not null, alter column guard drop default`,
  `create table guard_settings (
    workspace_id text not null references workspaces,
    flow_id text not null,
    mode text not null check (mode in ('off', 'shadow', 'on')),
    action text not null check (action in ('notify', 'ask', 'rollBack')),
    watch_minutes integer not null,
    fixed_threshold boolean not null,
    updated_at timestamptz not null,
    updated_by text not null,
    primary key (workspace_id, flow_id),
    foreign key (workspace_id, flow_id) references flows
  )`,
  `create table guard_watches (
    workspace_id text not null references workspaces,
    id text not null,
    flow_id text not null,
    tenant_id text not null,
    deployment_id text not null,
    version integer not null,
    external_id text not null,
    former_version integer,
    former_external_id text,
    former_since timestamptz,
    mode text not null check (mode in ('shadow', 'on')),
    action text not null check (action in ('notify', 'ask', 'rollBack')),
    fixed_threshold boolean not null,
    state text not null check (state in ('watching', 'asking', 'rollingBack', 'ended')),
    outcome text check ((outcome is not null) = (state = 'ended')),
    reason text,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    next_look_at timestamptz not null,
    ended_at timestamptz check ((ended_at is not null) = (state = 'ended')),
    paused_since timestamptz,
    paused_why text,
    looks integer not null default 0,
    looks_hash text not null,
    memory_json text,
    trip_json text,
    noticed boolean not null default false,
    decided text check (decided in ('rollBack', 'keep')),
    decided_by text,
    decided_at timestamptz,
    rollbacks integer not null default 0,
    rollback_deployment_id text,
    refusal text,
    primary key (workspace_id, id),
    foreign key (workspace_id, deployment_id) references deployments
  )`,
  // One watch per deployment, and so one automatic rollback at most.
  `create unique index guard_watches_once on guard_watches (workspace_id, deployment_id)`,
  `create index guard_watches_newest on guard_watches (workspace_id, begins_at desc, id desc)`,
  `create index guard_watches_open on guard_watches (workspace_id, next_look_at) where state <> 'ended'`,
  `create table guard_looks (
    workspace_id text not null,
    watch_id text not null,
    sequence integer not null,
    at timestamptz not null,
    look_json text not null,
    hash text not null,
    primary key (workspace_id, watch_id, sequence),
    foreign key (workspace_id, watch_id) references guard_watches
  )`,
  `create function keep_guard_look() returns trigger language plpgsql as $$
    begin
      raise exception 'a look of the guard never changes';
    end
  $$`,
  `create trigger guard_looks_kept before update or delete on guard_looks
    for each row execute function keep_guard_look()`,
  `create function tell_webhooks_of_guard() returns trigger language plpgsql as $$
    begin
      perform queue_webhooks(new.workspace_id,
        case new.topic when 'guardTripped' then 'guard.tripped' when 'guardNotice' then 'guard.notice' else 'guard.ended' end,
        null, new.payload_json, new.at);
      return null;
    end
  $$`,
  `create trigger outbox_guard_webhooks after insert on outbox for each row
    when (new.topic in ('guardTripped', 'guardNotice', 'guardEnded')) execute function tell_webhooks_of_guard()`,
];
