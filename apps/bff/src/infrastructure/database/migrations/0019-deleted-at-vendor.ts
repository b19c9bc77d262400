import { sql, type Kysely } from "kysely";

/** A flow that somebody deleted at the vendor is told as deleted, and not as changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create or replace function notify_of_drift() returns trigger language plpgsql as $$
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
        if new.live_hash = 'absent' then notice.state := 'deleted'; end if;
        perform notify_people(notice);
      end if;
      return null;
    end
  $$`,
  // What is open now is read again.
  `update notifications n set state = 'deleted'
    from drift_checks d
    where d.workspace_id = n.workspace_id and d.flow_id = n.flow_id and d.tenant_id = n.tenant_id
      and d.state = 'drifted' and d.live_hash = 'absent' and n.kind = 'driftFound' and n.settled_at is null`,
];
