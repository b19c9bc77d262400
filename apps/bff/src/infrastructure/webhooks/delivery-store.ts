import { sql, type Kysely } from "kysely";
import type { AttemptRecord, WebhookStore } from "../../modules/webhooks/ports.ts";
import type { Database } from "../database/schema.ts";

type DeliveryPart = Pick<WebhookStore, "deliveries" | "due" | "insertDelivery" | "recordAttempt">;

/** Deliveries of one workspace. */
export function deliveryStore(db: Kysely<Database>): DeliveryPart {
  return {
    deliveries: (webhookId, { after, limit }) => {
      const page = db
        .selectFrom("webhook_deliveries")
        .select(["id", "event", "state", "attempts", "status", "message", "created_at as createdAt"])
        .select(["last_attempt_at as lastAttemptAt", "next_attempt_at as nextAttemptAt", "duration_ms as durationMs"])
        .where("webhook_id", "=", webhookId)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit);
      return (after ? page.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`) : page).execute();
    },
    due: (webhookId, now, limit) =>
      db
        .selectFrom("webhook_deliveries")
        .select(["id", "event", "created_at as createdAt", "payload_json as payload", "attempts"])
        .where("webhook_id", "=", webhookId)
        .where("state", "=", "pending")
        .where("next_attempt_at", "<=", now)
        .orderBy("created_at")
        .orderBy("id")
        .limit(limit)
        .execute(),
    async insertDelivery(webhookId, { id, event, createdAt, payload, attempts }, record) {
      const about = { id, webhook_id: webhookId, event, payload_json: payload, subject: null, created_at: createdAt };
      await db
        .insertInto("webhook_deliveries")
        .values({ ...about, ...columnsOf(record), attempts: attempts + 1 })
        .execute();
    },
    async recordAttempt(webhookId, { id, attempts }, record) {
      await db
        .updateTable("webhook_deliveries")
        .set({ ...columnsOf(record), attempts: attempts + 1 })
        .where("webhook_id", "=", webhookId)
        .where("id", "=", id)
        .where("attempts", "=", attempts)
        .where("state", "=", "pending")
        .execute();
    },
  };
}

function columnsOf({ at, durationMs, status, message, state, nextAttemptAt }: AttemptRecord) {
  return { state, status, message, last_attempt_at: at, next_attempt_at: nextAttemptAt, duration_ms: durationMs };
}
