import { sql, type Kysely, type SqlBool } from "kysely";
import type {
  NotificationFilter,
  NotificationRecord,
  NotificationStore,
  Reader,
} from "../../modules/notifications/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "../repositories/actor-name.ts";
import { concerns, isUnread, readerFacts } from "./concerning-reader.ts";

/** Notifications in PostgreSQL. */
export function createNotificationStore({ db }: WorkspaceDb): NotificationStore {
  return {
    list: (reader, filter) => list(db, reader, filter),
    countUnread: (reader, most) => countUnread(db, reader, most),
    async markRead(reader, ids, at) {
      const there = await db.selectFrom("notifications").select("id").where("id", "in", ids).execute();
      if (there.length === 0) return;
      await db
        .insertInto("notification_reads")
        .values(there.map(({ id }) => ({ reader, notification_id: id, read_at: at })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async markReadUpTo(reader, upTo) {
      const newest = await db
        .selectFrom("notifications")
        .select((eb) => eb.fn.max("id").as("id"))
        .where("id", "<=", upTo)
        .executeTakeFirst();
      const until = Number(newest?.id ?? 0);
      await db
        .insertInto("notification_marks")
        .values({ reader, read_until: until })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "reader"]).doUpdateSet({
            read_until: sql<number>`greatest(notification_marks.read_until, ${until})`,
          }),
        )
        .execute();
    },
    following: (reader, flowId) => following(db, reader, flowId),
    async follow(reader, flowId, chosen) {
      await db
        .insertInto("flow_follows")
        .values({ reader, flow_id: flowId, following: chosen })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "reader", "flow_id"]).doUpdateSet({ following: chosen }),
        )
        .execute();
    },
  };
}

async function list(
  db: Kysely<Database>,
  who: Reader,
  { unreadOnly, before, limit }: NotificationFilter,
): Promise<readonly NotificationRecord[]> {
  const reader = await readerFacts(db, who);
  let query = db
    .selectFrom("notifications")
    .innerJoin("flows", "flows.id", "notifications.flow_id")
    .innerJoin("tenants", "tenants.id", "notifications.tenant_id")
    .select(["notifications.id", "notifications.kind", "notifications.version", "notifications.subject"])
    .select(["notifications.state", "notifications.said", "notifications.at"])
    .select(["notifications.settled_at as settledAt", "flows.id as flowId", "flows.name as flowName"])
    .select(["flows.archived_at as flowArchivedAt", "tenants.id as tenantId", "tenants.name as tenantName"])
    .select(actorName("notifications.by_actor").$castTo<string | null>().as("byName"))
    .select((eb) => eb.not(isUnread(eb, reader)).$castTo<boolean>().as("read"))
    .where((eb) => concerns(eb, reader));
  if (unreadOnly) query = query.where("settled_at", "is", null).where((eb) => isUnread(eb, reader));
  if (before !== null) {
    query = query.where(sql<SqlBool>`(notifications.at, notifications.id) < (${before.at}, ${before.id}::bigint)`);
  }
  return query.orderBy("notifications.at", "desc").orderBy("notifications.id", "desc").limit(limit).execute();
}

async function countUnread(db: Kysely<Database>, who: Reader, most: number): Promise<number> {
  const reader = await readerFacts(db, who);
  const rows = await db
    .selectFrom("notifications")
    .innerJoin("flows", "flows.id", "notifications.flow_id")
    .select("notifications.id")
    .where("flows.archived_at", "is", null)
    .where("settled_at", "is", null)
    .where((eb) => concerns(eb, reader))
    .where((eb) => isUnread(eb, reader))
    .limit(most)
    .execute();
  return rows.length;
}

async function following(db: Kysely<Database>, reader: string, flowId: string) {
  const flow = db.selectFrom("flows").select("created_by").where("id", "=", flowId).where("archived_at", "is", null);
  const found = await flow.executeTakeFirst();
  if (found === undefined) return null;
  const { mine } = await readerFacts(db, { id: reader, mayPublish: false });
  const row = await db
    .selectFrom("flow_follows")
    .select("following")
    .where("reader", "=", reader)
    .where("flow_id", "=", flowId)
    .executeTakeFirst();
  const version = db.selectFrom("versions").select("number").where("flow_id", "=", flowId);
  const made = await version.where("created_by", "in", mine).limit(1).executeTakeFirst();
  return { chosen: row?.following ?? null, worked: mine.includes(found.created_by) || made !== undefined };
}
