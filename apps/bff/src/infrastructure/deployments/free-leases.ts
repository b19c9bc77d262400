import { sql, type Kysely } from "kysely";
import type { Database } from "../database/schema.ts";

/**
 * Frees every lease. Only for a process that is surely the only one on its database, as with the embedded one: what its
 * predecessor held when it died need not wait. Unfinished writes still wait out their deadline.
 */
export async function freeLeases(db: Kysely<Database>): Promise<void> {
  await sql`update deployments set lease_until = null where lease_until is not null`.execute(db);
}
