import { sql, type Kysely } from "kysely";

/** What was done once at a vendor for a tenant, such as a webhook that is registered: kept over restarts, done by one process at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table vendor_tasks (
        workspace_id text not null references workspaces,
        tenant_id text not null,
        task text not null,
        -- A digest of what it was done for last; null where it was not yet.
        subject text,
        done_at timestamptz,
        doing_by text,
        doing_until timestamptz,
        primary key (workspace_id, tenant_id, task),
        foreign key (workspace_id, tenant_id) references tenants,
        check ((subject is null) = (done_at is null) and (doing_by is null) = (doing_until is null))
      )`,
    )
    .execute(db);
}
