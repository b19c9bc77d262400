import { sql, type Kysely } from "kysely";

/** Times in which too many requests of a live flow to web services failed, and telling people of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...TRIGGERS]) await sql.raw(statement).execute(db);
}

const TABLES = [
  `create table request_alerts (
    workspace_id text not null references workspaces,
    id text not null,
    flow_id text not null,
    tenant_id text not null,
    version integer not null,
    answers integer not null,
    errors integer not null,
    words text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (workspace_id, id)
  )`,
  // One at a time for each flow on a tenant, however many processes look.
  `create unique index request_alerts_open on request_alerts (workspace_id, flow_id, tenant_id) where closed_at is null`,
];

const TRIGGERS = [
  `create function notify_of_request_alert() returns trigger language plpgsql as $$
    declare
      notice notifications;
    begin
      notice.workspace_id := new.workspace_id;
      notice.kind := 'requestsFail';
      notice.audience := 'publishers';
      notice.flow_id := new.flow_id;
      notice.tenant_id := new.tenant_id;
      notice.version := new.version;
      notice.subject := new.id;
      notice.said := new.words;
      notice.at := coalesce(new.closed_at, new.opened_at);
      if tg_op = 'INSERT' then
        perform notify_people(notice);
      elsif old.closed_at is null and new.closed_at is not null then
        perform settle_notifications(notice);
      end if;
      return null;
    end
  $$`,
  `create trigger request_alerts_notify after insert or update on request_alerts
    for each row execute function notify_of_request_alert()`,
];
