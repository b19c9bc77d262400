import { sql, type Kysely } from "kysely";
import type { WebhookStore } from "../../modules/webhooks/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "../repositories/actor-name.ts";
import { appendAudit } from "../repositories/append-audit.ts";
import { deliveryStore } from "./delivery-store.ts";
import { toStored, type LastDelivery } from "./webhook-rows.ts";

/** Endpoints of one workspace and what they were sent. */
export function createWebhookStore(scope: WorkspaceDb): WebhookStore {
  const { db } = scope;
  return {
    appendAudit: (record) => appendAudit(scope, record),
    async find(id) {
      const row = await selectWebhooks(db).where("webhooks.id", "=", id).executeTakeFirst();
      return row === undefined ? null : toStored(row, (await lastDeliveries(db, [id])).get(id) ?? null);
    },
    async hold(id) {
      const row = await selectWebhooks(db).where("webhooks.id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : toStored(row, null);
    },
    async list({ after, limit }) {
      const page = after
        ? selectWebhooks(db).where(sql<boolean>`(webhooks.created_at, webhooks.id) < (${after.at}, ${after.id})`)
        : selectWebhooks(db);
      const rows = await page.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
      const last = await lastDeliveries(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => toStored(row, last.get(row.id) ?? null));
    },
    ...changes(db),
    ...deliveryStore(db),
  };
}

function changes(db: Kysely<Database>): Pick<WebhookStore, "insert" | "update" | "rotate" | "remove"> {
  return {
    async insert({ id, url, description, events, secret, createdBy, createdAt }) {
      const { wrappedKey: wrapped_key, sealed, version: secret_version } = secret;
      const made = { wrapped_key, sealed, secret_version, created_by: createdBy, created_at: createdAt };
      await db
        .insertInto("webhooks")
        .values({ id, url, description: storable(description), events: [...events], ...made })
        .execute();
    },
    async update(id, { url, description, events, enabled, switchedOff }) {
      const columns = {
        ...(url === undefined ? {} : { url }),
        ...(description === undefined ? {} : { description: storable(description) }),
        ...(events === undefined ? {} : { events: [...events] }),
        ...(enabled === undefined ? {} : { enabled }),
        ...(switchedOff === undefined ? {} : { switched_off: switchedOff }),
      };
      if (Object.keys(columns).length === 0) return;
      await db.updateTable("webhooks").set(columns).where("id", "=", id).execute();
    },
    async rotate(id, { wrappedKey, sealed, version }, formerUntil) {
      await db
        .updateTable("webhooks")
        .set((eb) => ({
          former_wrapped_key: eb.ref("wrapped_key"),
          former_sealed: eb.ref("sealed"),
          former_until: formerUntil,
          wrapped_key: wrappedKey,
          sealed,
          secret_version: version,
        }))
        .where("id", "=", id)
        .execute();
    },
    async remove(id) {
      await db.deleteFrom("webhooks").where("id", "=", id).execute();
      await db.deleteFrom("webhook_deliveries").where("webhook_id", "=", id).execute();
    },
  };
}

function selectWebhooks(db: Kysely<Database>) {
  return db
    .selectFrom("webhooks")
    .select(["id", "url", "description", "events", "enabled", "switched_off", "created_at"])
    .select(["wrapped_key", "sealed", "secret_version", "former_wrapped_key", "former_sealed", "former_until"])
    .select(actorName("webhooks.created_by").as("created_by"));
}

/** The newest delivery of each endpoint that was tried at all. */
async function lastDeliveries(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LastDelivery>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("webhook_deliveries")
    .distinctOn("webhook_id")
    .select(["webhook_id", "state", "last_attempt_at"])
    .where("webhook_id", "in", [...ids])
    .where("last_attempt_at", "is not", null)
    .orderBy("webhook_id")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return new Map(
    rows.flatMap(({ webhook_id: id, state, last_attempt_at: at }) =>
      at === null ? [] : [[id, { state, at }] as const],
    ),
  );
}

/** Text as PostgreSQL takes it. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
