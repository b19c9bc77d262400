import { sql, type Kysely } from "kysely";

/** Rules that follow how a flow's queues do, each switched on by a person, with their last decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table queue_rules (
    workspace_id text not null references workspaces,
    flow_id text not null,
    tenant_id text not null,
    is_on boolean not null,
    switched_by text not null,
    switched_at timestamptz not null,
    leaning text check (leaning in ('busy', 'calm')),
    leaning_since timestamptz check ((leaning_since is null) = (leaning is null)),
    looked_at timestamptz,
    outcome text check ((outcome is null) = (looked_at is null)),
    words text not null default '',
    queues_json text not null default '[]',
    changed_at timestamptz,
    changed_to text check (changed_to in ('busy', 'calm')),
    changed_version integer,
    changed_deployment_id text,
    primary key (workspace_id, flow_id, tenant_id),
    foreign key (workspace_id, flow_id) references flows,
    foreign key (workspace_id, tenant_id) references tenants
  )`,
  `create index queue_rules_on on queue_rules (workspace_id) where is_on`,
  // What the rule publishes concerns whoever publishes, as what the guard does: nobody asked for it at that moment.
  `create function notify_publishers_of_rule() returns trigger language plpgsql as $$
    begin
      if new.kind = 'deploymentEnded' and new.by_actor = 'queue-rule' then new.audience := 'publishers'; end if;
      return new;
    end
  $$`,
  `create trigger notifications_of_rule before insert on notifications
    for each row execute function notify_publishers_of_rule()`,
];
