// The role that the running server works as. It may do everything with rows and nothing with tables; of the audit log it
// may read and append. Triggers stay as the second line; a role that owns the tables could switch them off.
import { createHmac } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** A role that can log in. */
export interface AppRole {
  readonly name: string;
  readonly password: string;
}

const LONGEST_NAME = 63;

/** The role's name and password for a database; the password follows from the secret key, so that none is kept. */
export function appRoleOf(database: string, secretKey: Buffer): AppRole {
  const name = `${database}_app`.slice(-LONGEST_NAME);
  return { name, password: createHmac("sha256", secretKey).update(`database role ${name}`).digest("base64url") };
}

/** Makes the role where it is not there and gives it its rights; false where the given user may not make roles. */
export async function prepareAppRole(owner: Kysely<Database>, role: AppRole): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`.execute(owner);
  if (rows[0]?.may !== true) return false;
  await owner.transaction().execute(async (trx) => {
    // Processes that start at once would change the same rows of the catalogue.
    await sql`select pg_advisory_xact_lock(hashtext('tonegraph database role'))`.execute(trx);
    const { rows: found } = await sql`select from pg_roles where rolname = ${role.name}`.execute(trx);
    const verb = sql.raw(found.length === 0 ? "create" : "alter");
    const password = sql.lit(role.password);
    await sql`${verb} role ${sql.id(role.name)} login nocreatedb nocreaterole password ${password}`.execute(trx);
    for (const statement of RIGHTS) await statement(sql.id(role.name)).execute(trx);
  });
  return true;
}

type Statement = (role: ReturnType<typeof sql.id>) => ReturnType<typeof sql>;

const RIGHTS: readonly Statement[] = [
  (role) => sql`grant usage on schema public to ${role}`,
  (role) => sql`grant select, insert, update, delete on all tables in schema public to ${role}`,
  (role) => sql`grant usage, select on all sequences in schema public to ${role}`,
  (role) => sql`revoke update, delete, truncate on audit_entries, audit_checkpoints, audit_anchors from ${role}`,
  (role) => sql`revoke insert on audit_anchors from ${role}`,
  (role) => sql`revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${role}`,
];

/** Whether whoever is connected could change the audit log: by a right, or by owning it and with that its triggers. */
export async function canChangeAudit(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`
    select pg_has_role(current_user, relowner, 'member') or has_table_privilege(oid, 'update, delete, truncate') as can
    from pg_class where oid = 'audit_entries'::regclass`.execute(db);
  return rows[0]?.can !== false;
}
