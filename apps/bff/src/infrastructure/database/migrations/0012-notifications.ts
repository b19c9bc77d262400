import { sql, type Kysely } from "kysely";

/** What people are told of while they look elsewhere, who has read what, and who follows which flow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...FUNCTIONS, ...TRIGGERS]) await sql.raw(statement).execute(db);
}

const TABLES = [
  // One row per happening, not per reader: whom it concerns is decided when it is read, so that a new role or a flow
  // that somebody begins to follow counts at once.
  `create table notifications (
    workspace_id text not null references workspaces,
    id bigint generated always as identity,
    kind text not null,
    audience text not null check (audience in ('person', 'followers', 'publishers', 'deciders')),
    person text,
    by_actor text,
    flow_id text not null,
    tenant_id text not null,
    version integer,
    subject text not null,
    state text,
    said text,
    at timestamptz not null,
    settled_at timestamptz,
    primary key (workspace_id, id)
  )`,
  `create index notifications_open on notifications (workspace_id, flow_id, tenant_id, kind) where settled_at is null`,
  `create index notifications_age on notifications (at)`,
  `create table notification_reads (
    workspace_id text not null,
    reader text not null,
    notification_id bigint not null,
    read_at timestamptz not null,
    primary key (workspace_id, reader, notification_id),
    foreign key (workspace_id, notification_id) references notifications on delete cascade
  )`,
  `create table notification_marks (
    workspace_id text not null references workspaces,
    reader text not null,
    read_until bigint not null,
    primary key (workspace_id, reader)
  )`,
  `create table flow_follows (
    workspace_id text not null,
    reader text not null,
    flow_id text not null,
    following boolean not null,
    primary key (workspace_id, reader, flow_id),
    foreign key (workspace_id, flow_id) references flows
  )`,
];

// In the transaction of the change itself: neither a crash nor a rollback can part the two, and no way of making the change
// can forget to tell.
const FUNCTIONS = [
  `create function tell_of_notifications(workspace text, added text, flow text, happened_at timestamptz)
    returns void language sql as $$
      insert into outbox (workspace_id, topic, payload_json, at) values (workspace, 'notificationsChanged',
        json_build_object('type', 'notificationsChanged', 'added', added, 'flowId', flow)::text, happened_at)
    $$`,
  `create function notify_people(notice notifications) returns void language plpgsql as $$
    begin
      insert into notifications
          (workspace_id, kind, audience, person, by_actor, flow_id, tenant_id, version, subject, state, said, at)
        values (notice.workspace_id, notice.kind, notice.audience, notice.person, notice.by_actor, notice.flow_id,
          notice.tenant_id, notice.version, notice.subject, notice.state, notice.said, notice.at);
      perform tell_of_notifications(notice.workspace_id, notice.kind, notice.flow_id, notice.at);
    end
  $$`,
  `create function settle_notifications(notice notifications) returns void language plpgsql as $$
    begin
      update notifications set settled_at = notice.at
        where workspace_id = notice.workspace_id and flow_id = notice.flow_id and tenant_id = notice.tenant_id
          and kind = notice.kind and settled_at is null and (notice.subject is null or subject = notice.subject);
      if found then perform tell_of_notifications(notice.workspace_id, null, notice.flow_id, notice.at); end if;
    end
  $$`,
  // A vendor's words can be JSON that PostgreSQL does not read. Then there are none; no change may fail for them.
  `create function error_words(error_json text) returns text language plpgsql as $$
    begin
      return error_json::json ->> 'message';
    exception when others then
      return null;
    end
  $$`,
];

const TRIGGERS = [
  // What was cancelled was cancelled by somebody who knows; only a time that was missed is news.
  `create function notify_of_deployment() returns trigger language plpgsql as $$
    declare
      notice notifications;
    begin
      if new.state = old.state or new.state not in ('live', 'failed', 'rolledBack', 'unknown', 'superseded', 'cancelled')
        then return null; end if;
      -- The guard tells of what it does itself.
      if new.created_by = 'guard' then return null; end if;
      if new.state = 'cancelled' and coalesce(new.error_json, '') not like '%"window-missed"%' then return null; end if;
      notice.workspace_id := new.workspace_id;
      notice.kind := case when old.state = 'scheduled' then 'scheduleMissed' else 'deploymentEnded' end;
      notice.audience := case when old.state = 'scheduled' then 'publishers' else 'followers' end;
      notice.person := new.created_by;
      notice.by_actor := new.created_by;
      notice.flow_id := new.flow_id;
      notice.tenant_id := new.tenant_id;
      notice.version := new.version;
      notice.subject := new.id;
      notice.state := new.state;
      notice.said := case when new.error_json is null then null else error_words(new.error_json) end;
      notice.at := coalesce(new.ended_at, now());
      perform notify_people(notice);
      return null;
    end
  $$`,
  `create trigger deployments_notify after update of state on deployments
    for each row execute function notify_of_deployment()`,
  `create function notify_of_guard() returns trigger language plpgsql as $$
    declare
      notice notifications;
    begin
      if new.mode <> 'on' then return null; end if;
      notice.workspace_id := new.workspace_id;
      notice.audience := 'publishers';
      notice.by_actor := new.decided_by;
      notice.flow_id := new.flow_id;
      notice.tenant_id := new.tenant_id;
      notice.version := new.version;
      notice.subject := new.id;
      notice.said := new.refusal;
      notice.at := now();
      notice.kind := 'guardAsks';
      if old.state = 'asking' and new.state <> 'asking' then perform settle_notifications(notice); end if;
      if new.state = 'asking' and old.state <> 'asking' then
        perform notify_people(notice);
      elsif new.outcome = 'rolledBack' and old.outcome is null then
        notice.kind := 'guardRolledBack';
        perform notify_people(notice);
      elsif new.trip_json is not null and old.trip_json is null and new.state = 'watching' then
        notice.kind := 'guardTold';
        perform notify_people(notice);
      end if;
      return null;
    end
  $$`,
  `create trigger guard_watches_notify after update on guard_watches
    for each row execute function notify_of_guard()`,
  `create function notify_of_approval() returns trigger language plpgsql as $$
    declare
      notice notifications;
    begin
      notice.workspace_id := new.workspace_id;
      notice.flow_id := new.flow_id;
      notice.tenant_id := new.tenant_id;
      notice.version := new.version;
      notice.subject := new.id;
      notice.at := coalesce(new.decided_at, new.asked_at);
      notice.kind := 'approvalWanted';
      notice.audience := 'deciders';
      notice.by_actor := new.asked_by;
      notice.said := nullif(new.note, '');
      if tg_op = 'INSERT' then
        perform notify_people(notice);
        return null;
      end if;
      if old.state = 'waiting' and new.state <> 'waiting' then perform settle_notifications(notice); end if;
      if new.state in ('approved', 'refused') and old.state <> new.state then
        notice.kind := 'approvalDecided';
        notice.audience := 'person';
        notice.person := new.asked_by;
        notice.by_actor := new.decided_by;
        notice.state := new.state;
        notice.said := nullif(new.reason, '');
        perform notify_people(notice);
      end if;
      return null;
    end
  $$`,
  `create trigger approvals_notify after insert or update of state on approvals
    for each row execute function notify_of_approval()`,
  `create function notify_of_drift() returns trigger language plpgsql as $$
    declare
      notice notifications;
      is_known boolean := false;
    begin
      notice.workspace_id := new.workspace_id;
      notice.kind := 'driftFound';
      notice.audience := 'publishers';
      notice.flow_id := new.flow_id;
      notice.tenant_id := new.tenant_id;
      notice.version := new.version;
      notice.at := coalesce(new.checked_at, now());
      if tg_op = 'UPDATE' then
        is_known := old.state = 'drifted' and new.state = 'drifted' and old.deployment_id = new.deployment_id
          and old.live_hash = new.live_hash;
        if old.state = 'drifted' and not is_known then perform settle_notifications(notice); end if;
      end if;
      if new.state = 'drifted' and not is_known then
        notice.subject := new.deployment_id;
        perform notify_people(notice);
      end if;
      return null;
    end
  $$`,
  `create trigger drift_checks_notify after insert or update on drift_checks
    for each row execute function notify_of_drift()`,
  `create function notify_of_rehearsal() returns trigger language plpgsql as $$
    declare
      notice notifications;
      is_known boolean := false;
    begin
      notice.workspace_id := new.workspace_id;
      notice.kind := 'rehearsalFailed';
      notice.audience := 'publishers';
      notice.flow_id := new.flow_id;
      notice.tenant_id := new.tenant_id;
      notice.version := new.version;
      notice.at := new.rehearsed_at;
      if tg_op = 'UPDATE' then
        is_known := old.state = 'broken' and new.state = 'broken' and old.version is not distinct from new.version;
        if old.state = 'broken' and not is_known then perform settle_notifications(notice); end if;
      end if;
      if new.state = 'broken' and not is_known then
        notice.subject := new.deployment_id;
        perform notify_people(notice);
      end if;
      return null;
    end
  $$`,
  `create trigger rehearsals_notify after insert or update on rehearsals
    for each row execute function notify_of_rehearsal()`,
];
