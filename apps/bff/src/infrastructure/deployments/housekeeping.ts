import { sql, type Kysely } from "kysely";
import type { Database } from "../database/schema.ts";

/** Removes idempotency keys and events after the seven days for which they are promised, and what processes shared lately. */
export async function removeExpired(db: Kysely<Database>): Promise<void> {
  await sql`delete from idempotency_keys where created_at < clock_timestamp() - interval '7 days'`.execute(db);
  await sql`delete from outbox where at < clock_timestamp() - interval '7 days'`.execute(db);
  await sql`delete from vendor_budgets where at < clock_timestamp() - interval '1 day'`.execute(db);
  await sql`delete from vendor_silences where until < clock_timestamp() - interval '1 day'`.execute(db);
  await sql`delete from sign_in_attempts where until < clock_timestamp()`.execute(db);
}
