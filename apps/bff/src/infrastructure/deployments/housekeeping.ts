import { sql, type Kysely } from "kysely";
import type { Database } from "../database/schema.ts";

/** Removes idempotency keys and events after the seven days for which they are promised. */
export async function removeExpired(db: Kysely<Database>): Promise<void> {
  await sql`delete from idempotency_keys where created_at < clock_timestamp() - interval '7 days'`.execute(db);
  await sql`delete from outbox where at < clock_timestamp() - interval '7 days'`.execute(db);
}
