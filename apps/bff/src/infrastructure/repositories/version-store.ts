import { sql, type Kysely } from "kysely";
import type { VersionStore } from "../../modules/versions/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "./actor-name.ts";
import { appendAudit } from "./append-audit.ts";
import { createFlowStore } from "./flow-store.ts";
import { keptDraftStore } from "./kept-draft-store.ts";

/** Versions of one workspace's flows. */
export function createVersionStore(scope: WorkspaceDb): VersionStore {
  const { db } = scope;
  const drafts = createFlowStore(scope);
  return {
    ...keptDraftStore(scope),
    saveDraft: (draft, revision) => drafts.save(draft, revision),
    putName: async ({ flowId, number, name, at, by }) => {
      const named = { name, named_by: by, named_at: at };
      await db
        .insertInto("version_names")
        .values({ flow_id: flowId, number, ...named })
        .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id", "number"]).doUpdateSet(named))
        .execute();
    },
    appendAudit: (record) => appendAudit(scope, record),
    holdDraft: async (flowId) => (await selectDraft(db, flowId).forUpdate().executeTakeFirst()) ?? null,
    findDraft: async (flowId) => (await selectDraft(db, flowId).executeTakeFirst()) ?? null,
    findByContent: async (flowId, contentHash) => {
      const found = selectVersions(db, flowId).select("document").where("content_hash", "=", contentHash);
      return (await found.executeTakeFirst()) ?? null;
    },
    findByNumber: async (flowId, number) => {
      const found = selectVersions(db, flowId).select("document").where("versions.number", "=", number);
      return (await found.executeTakeFirst()) ?? null;
    },
    highestNumber: async (flowId) => {
      const highest = db
        .selectFrom("versions")
        .select((eb) => eb.fn.max("number").as("number"))
        .where("flow_id", "=", flowId);
      return (await highest.executeTakeFirst())?.number ?? 0;
    },
    insert: async ({ flowId, number, contentHash, document, note, createdAt, createdBy }) => {
      const made = { note, created_at: createdAt, created_by: createdBy };
      await db
        .insertInto("versions")
        .values({ flow_id: flowId, number, content_hash: contentHash, document, ...made })
        .execute();
    },
    list: (flowId, { before, limit }) => {
      const page = selectVersions(db, flowId).orderBy("versions.number", "desc").limit(limit);
      return (before === null ? page : page.where("versions.number", "<", before)).execute();
    },
  };
}

function selectDraft(db: Kysely<Database>, flowId: string) {
  return db
    .selectFrom("flows")
    .select(["document", "content_hash as contentHash", "revision"])
    .where("id", "=", flowId)
    .where("archived_at", "is", null);
}

function selectVersions(db: Kysely<Database>, flowId: string) {
  return db
    .selectFrom("versions")
    .leftJoin("version_names", (join) =>
      join
        .onRef("version_names.flow_id", "=", "versions.flow_id")
        .onRef("version_names.number", "=", "versions.number"),
    )
    .select(["versions.number", "content_hash as contentHash", "note", "created_at as createdAt"])
    .select((eb) => eb.fn.coalesce("version_names.name", sql<string>`''`).as("name"))
    .select(actorName("versions.created_by").as("createdBy"))
    .where("versions.flow_id", "=", flowId);
}
