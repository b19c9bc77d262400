import { sql, type Kysely } from "kysely";

/** Endpoints that are told of events, and what is on its way to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table webhooks (
    workspace_id text not null references workspaces,
    id text not null,
    url text not null,
    description text not null,
    events text[] not null,
    enabled boolean not null default true,
    switched_off text check (switched_off in ('gone')),
    wrapped_key bytea not null,
    sealed bytea not null,
    secret_version integer not null,
    former_wrapped_key bytea,
    former_sealed bytea,
    former_until timestamptz,
    created_by text not null,
    created_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    primary key (workspace_id, id)
  )`,
  // No foreign key to the endpoint: removing one must never fail the change that is being announced to it.
  `create table webhook_deliveries (
    workspace_id text not null references workspaces,
    id text not null,
    webhook_id text not null,
    event text not null,
    payload_json text not null,
    subject text,
    created_at timestamptz not null,
    state text not null check (state in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz check ((next_attempt_at is not null) = (state = 'pending')),
    duration_ms integer,
    status integer,
    message text not null default '',
    primary key (workspace_id, webhook_id, id)
  )`,
  `create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'pending'`,
  `create index webhook_deliveries_age on webhook_deliveries (created_at)`,
  `create index webhook_deliveries_log on webhook_deliveries (workspace_id, webhook_id, created_at, id)`,
  `create unique index webhook_deliveries_once on webhook_deliveries (workspace_id, webhook_id, subject)
    where subject is not null`,
  // In the transaction of the change itself, so that neither a crash nor a rollback can part the two.
  `create function queue_webhooks(workspace text, happened text, about text, payload text, happened_at timestamptz)
    returns void language sql as $$
      with message as materialized (select 'msg_' || replace(gen_random_uuid()::text, '-', '') as id)
      insert into webhook_deliveries
          (workspace_id, id, webhook_id, event, payload_json, subject, created_at, state, next_attempt_at)
        select workspace, message.id, hook.id, happened, payload, about, happened_at, 'pending', happened_at
          from webhooks hook, message
          where hook.workspace_id = workspace and hook.enabled and happened = any (hook.events)
        on conflict do nothing
    $$`,
  `create function tell_webhooks_of_events() returns trigger language plpgsql as $$
    declare
      about text := null;
    begin
      if not exists (select 1 from webhooks where workspace_id = new.workspace_id and enabled) then return null; end if;
      if new.topic = 'draftChanged' then
        perform queue_webhooks(new.workspace_id, 'draft.changed', null, new.payload_json, new.at);
      elsif new.topic = 'deploymentChanged' then
        -- A vendor's words can be JSON that PostgreSQL does not read. Then each announcement is told; no change may fail.
        begin
          about := (new.payload_json::json #>> '{deployment,id}') || ' ' || (new.payload_json::json #>> '{deployment,state}');
        exception when others then
          about := null;
        end;
        perform queue_webhooks(new.workspace_id, 'deployment.changed', about, new.payload_json, new.at);
      end if;
      return null;
    end
  $$`,
  `create trigger outbox_webhooks after insert on outbox for each row execute function tell_webhooks_of_events()`,
  `create function tell_webhooks_of_version() returns trigger language plpgsql as $$
    begin
      perform queue_webhooks(new.workspace_id, 'version.frozen', null, json_build_object(
        'flowId', new.flow_id, 'number', new.number, 'contentHash', new.content_hash, 'note', new.note,
        'by', new.created_by)::text, new.created_at);
      return null;
    end
  $$`,
  `create trigger versions_webhooks after insert on versions for each row execute function tell_webhooks_of_version()`,
];
