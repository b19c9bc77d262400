import type { Kysely } from "kysely";
import type { IdentityDirectory } from "../../modules/identity/ports.ts";
import type { Database } from "../database/schema.ts";

/** Looks across workspaces, by the hash of a secret that only one person or program has. */
export function createIdentityDirectory(db: Kysely<Database>): IdentityDirectory {
  return {
    findSession: async (tokenHash) => {
      const row = await db
        .selectFrom("sessions")
        .innerJoin("users", (join) =>
          join.onRef("users.workspace_id", "=", "sessions.workspace_id").onRef("users.id", "=", "sessions.user_id"),
        )
        .select(["users.id", "users.name", "users.roles", "users.workspace_id", "last_seen_at", "expires_at"])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (!row) return null;
      const { id, name, roles, workspace_id: workspaceId, last_seen_at: lastSeenAt, expires_at: expiresAt } = row;
      return { actor: { id, name, roles, via: "session", workspaceId }, lastSeenAt, expiresAt };
    },
    findApiToken: async (secretHash) => {
      const row = await db
        .selectFrom("api_tokens")
        .select(["id", "name", "role", "workspace_id", "last_used_at"])
        .where("secret_hash", "=", secretHash)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      if (!row) return null;
      const { id, name, role, workspace_id: workspaceId, last_used_at: lastUsedAt } = row;
      return { id, name, role, workspaceId, lastUsedAt };
    },
    findSignInToken: async (tokenHash) => {
      const row = await db
        .selectFrom("sign_in_tokens")
        .select(["workspace_id", "user_id"])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row ? { workspaceId: row.workspace_id, userId: row.user_id } : null;
    },
  };
}
