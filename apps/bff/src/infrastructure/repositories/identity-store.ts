import type { IdentityStore } from "../../modules/identity/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { appendAudit } from "./append-audit.ts";

/** Sign-in links, sessions and people of one workspace. */
export function createIdentityStore(scope: WorkspaceDb): IdentityStore {
  const { db, workspaceId } = scope;
  return {
    appendAudit: (record) => appendAudit(scope, record),
    useSignInToken: async (tokenHash, now) => {
      const used = await db
        .updateTable("sign_in_tokens")
        .set({ used_at: now })
        .where("token_hash", "=", tokenHash)
        .where("used_at", "is", null)
        .where("expires_at", ">", now)
        .executeTakeFirst();
      return used.numUpdatedRows === 1n;
    },
    addSignInToken: async ({ tokenHash, userId, createdAt, expiresAt }) => {
      await db
        .insertInto("sign_in_tokens")
        .values({ token_hash: tokenHash, user_id: userId, created_at: createdAt, expires_at: expiresAt })
        .execute();
    },
    addSession: async ({ tokenHash, userId, createdAt, expiresAt }) => {
      const seen = { created_at: createdAt, last_seen_at: createdAt, expires_at: expiresAt };
      await db
        .insertInto("sessions")
        .values({ token_hash: tokenHash, user_id: userId, ...seen })
        .execute();
    },
    touchSession: async (tokenHash, now) => {
      await db.updateTable("sessions").set({ last_seen_at: now }).where("token_hash", "=", tokenHash).execute();
    },
    removeSession: async (tokenHash) => {
      const removed = await db.deleteFrom("sessions").where("token_hash", "=", tokenHash).executeTakeFirst();
      return removed.numDeletedRows === 1n;
    },
    removeExpired: async (now) => {
      await db.deleteFrom("sessions").where("expires_at", "<=", now).execute();
      await db.deleteFrom("sign_in_tokens").where("expires_at", "<=", now).execute();
    },
    touchApiToken: async (id, now) => {
      await db.updateTable("api_tokens").set({ last_used_at: now }).where("id", "=", id).execute();
    },
    findUser: async (userId) => {
      const user = await db
        .selectFrom("users")
        .select(["id", "name", "roles"])
        .where("id", "=", userId)
        .executeTakeFirst();
      return user ? { ...user, via: "session", workspaceId } : null;
    },
  };
}
