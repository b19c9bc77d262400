import { sql, type Kysely } from "kysely";
import type { DraftContent, DraftPageQuery, FlowStore, StoredDraft } from "../../modules/flows/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "./actor-name.ts";
import { appendAudit } from "./append-audit.ts";

const COLUMNS = ["id", "document", "content_hash as contentHash", "revision", "updated_at as updatedAt"] as const;

/** Drafts of one workspace. */
export function createFlowStore(scope: WorkspaceDb): FlowStore {
  const { db } = scope;
  return {
    appendAudit: (record) => appendAudit(scope, record),
    find: async (id) => {
      const row = await selectDrafts(db).where("id", "=", id).executeTakeFirst();
      return row ?? null;
    },
    list: (query) => listDrafts(scope, query),
    insert: async (draft) => {
      const { id, at, by } = draft;
      const inserted = await db
        .insertInto("flows")
        .values({ id, ...columnsOf(draft), revision: 1, created_at: at, created_by: by })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
    save: async (draft, revision) => {
      const row = await db
        .updateTable("flows")
        .set((eb) => ({ ...columnsOf(draft), revision: eb("revision", "+", 1) }))
        .where("id", "=", draft.id)
        .where("revision", "=", revision)
        .where("archived_at", "is", null)
        .returning("revision")
        .executeTakeFirst();
      return row?.revision ?? null;
    },
    archive: async (id, { at, by }) => {
      const archived = await db
        .updateTable("flows")
        .set({ archived_at: at, updated_at: at, updated_by: by })
        .where("id", "=", id)
        .where("archived_at", "is", null)
        .executeTakeFirst();
      return archived.numUpdatedRows === 1n;
    },
  };
}

function selectDrafts(db: Kysely<Database>) {
  return db
    .selectFrom("flows")
    .select(COLUMNS)
    .select(actorName("flows.updated_by").as("updatedBy"))
    .where("archived_at", "is", null);
}

function columnsOf({ name, document, contentHash, at, by }: DraftContent) {
  return { name: name.toWellFormed(), document, content_hash: contentHash, updated_at: at, updated_by: by };
}

async function listDrafts({ db }: WorkspaceDb, { search, after, limit }: DraftPageQuery): Promise<StoredDraft[]> {
  let query = selectDrafts(db);
  if (search !== null) query = query.where("name", "ilike", `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  if (after) query = query.where(sql<boolean>`(updated_at, id) < (${after.at}, ${after.id})`);
  return query.orderBy("updated_at", "desc").orderBy("id", "desc").limit(limit).execute();
}
