import type { KeptDraftStore } from "../../modules/versions/ports.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "./actor-name.ts";

const MOST_LISTED = 100;

/** Replaced drafts in PostgreSQL. */
export function keptDraftStore({ db }: WorkspaceDb): KeptDraftStore {
  return {
    async keepDraft({ id, flowId, document, contentHash, revision, reason, version, keptBy, keptAt, expiresAt }) {
      const times = { kept_by: keptBy, kept_at: keptAt, expires_at: expiresAt };
      await db
        .insertInto("kept_drafts")
        .values({ id, flow_id: flowId, document, content_hash: contentHash, revision, reason, version, ...times })
        .execute();
    },
    listKept: (flowId, now) =>
      selectKept(db, flowId)
        .where("expires_at", ">", now)
        .orderBy("kept_at", "desc")
        .orderBy("id", "desc")
        .limit(MOST_LISTED)
        .execute(),
    findKept: async (flowId, id) => (await selectKept(db, flowId).where("id", "=", id).executeTakeFirst()) ?? null,
  };
}

function selectKept(db: Kysely<Database>, flowId: string) {
  return db
    .selectFrom("kept_drafts")
    .select(["id", "document", "revision", "reason", "version", "kept_at as keptAt", "expires_at as expiresAt"])
    .select(actorName("kept_drafts.kept_by").as("keptByName"))
    .where("flow_id", "=", flowId);
}
