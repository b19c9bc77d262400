import { sql, type Kysely } from "kysely";

/** Deployments that wait for their time, and approvals that publishing to a tenant may need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table deployments
    add column due_at timestamptz,
    add column schedule_part text check (schedule_part in ('start', 'return')),
    add column schedule_json text,
    add column partner_id text,
    add constraint deployments_scheduled check ((schedule_part is null) = (due_at is null)
      and (schedule_part is null) = (schedule_json is null) and (state <> 'scheduled' or due_at is not null))`,
  // What waits for its time is not active: until then people publish as ever.
  `drop index deployments_one_active`,
  `create unique index deployments_one_active on deployments (workspace_id, flow_id, tenant_id)
    where state not in ('live', 'failed', 'rolledBack', 'unknown', 'cancelled', 'superseded', 'scheduled')`,
  `create index deployments_waiting on deployments (workspace_id, due_at) where state = 'scheduled'`,
  `create table approvals (
    workspace_id text not null,
    id text not null,
    flow_id text not null,
    tenant_id text not null,
    version integer not null,
    content_hash text not null,
    state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
    note text not null default '',
    authors text[] not null,
    asked_by text not null,
    asked_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    reason text not null default '',
    primary key (workspace_id, id),
    foreign key (workspace_id, flow_id, version) references versions,
    foreign key (workspace_id, tenant_id) references tenants
  )`,
  `create unique index approvals_one_open on approvals (workspace_id, flow_id, tenant_id, content_hash)
    where state in ('waiting', 'approved')`,
  `create index approvals_newest on approvals (workspace_id, asked_at desc, id desc)`,
  // A trigger of its own: what else is told to webhooks is none of its business.
  `create function tell_webhooks_of_approvals() returns trigger language plpgsql as $$
    begin
      perform queue_webhooks(new.workspace_id, 'approval.changed', null, new.payload_json, new.at);
      return null;
    end
  $$`,
  `create trigger outbox_webhooks_approvals after insert on outbox for each row
    when (new.topic = 'approvalChanged') execute function tell_webhooks_of_approvals()`,
];
