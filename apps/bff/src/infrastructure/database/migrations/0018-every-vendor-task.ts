import { sql, type Kysely } from "kysely";

/** What was done at a vendor is remembered for each thing that it was done for, and not for the last one only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What nobody has done yet says nothing.
  `delete from vendor_tasks where subject is null`,
  `alter table vendor_tasks
    drop constraint vendor_tasks_check,
    drop constraint vendor_tasks_pkey,
    alter column subject set not null,
    add primary key (workspace_id, tenant_id, task, subject),
    add check ((doing_by is null) = (doing_until is null))`,
];
