import { sql, type Kysely } from "kysely";
import type { Database } from "../database/schema.ts";

/**
 * Gives up what waited for three days (its endpoint was off, or had too much to take), removes deliveries after thirty,
 * and forgets former secrets when they no longer sign.
 */
export async function tidyWebhooks(db: Kysely<Database>): Promise<void> {
  await sql`update webhook_deliveries set state = 'failed', next_attempt_at = null,
      message = 'Given up: it could not be delivered within three days.'
    where state = 'pending' and created_at < clock_timestamp() - interval '3 days'`.execute(db);
  await sql`delete from webhook_deliveries where state <> 'pending' and created_at < clock_timestamp() - interval '30 days'`.execute(
    db,
  );
  await sql`delete from webhook_deliveries gone where not exists (select 1 from webhooks hook
    where hook.workspace_id = gone.workspace_id and hook.id = gone.webhook_id)`.execute(db);
  await sql`update webhooks set former_wrapped_key = null, former_sealed = null, former_until = null
    where former_until < clock_timestamp()`.execute(db);
}
