import { sql } from "kysely";
import type { TokenStore } from "../../modules/tokens/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "./actor-name.ts";
import { appendAudit } from "./append-audit.ts";

/** API tokens of one workspace. */
export function createTokenStore(scope: WorkspaceDb): TokenStore {
  const { db } = scope;
  return {
    appendAudit: (record) => appendAudit(scope, record),
    list: ({ after, limit }) => {
      const page = db
        .selectFrom("api_tokens")
        .select(["id", "name", "role", "created_at as createdAt", "last_used_at as lastUsedAt"])
        .select(actorName("api_tokens.created_by").as("createdBy"))
        .where("revoked_at", "is", null)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit);
      return (after ? page.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`) : page).execute();
    },
    insert: async ({ id, name, role, secretHash, createdBy, createdAt }) => {
      const made = { created_by: createdBy, created_at: createdAt };
      await db
        .insertInto("api_tokens")
        .values({ id, name, role, secret_hash: secretHash, ...made })
        .execute();
    },
    revoke: async (id, at) => {
      const revoked = await db
        .updateTable("api_tokens")
        .set({ revoked_at: at })
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .returning("name")
        .executeTakeFirst();
      return revoked?.name ?? null;
    },
  };
}
