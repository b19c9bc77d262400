import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

/** The workspace that exists from the first start, and the person who signs in by link. */
export const DEFAULT_WORKSPACE = "ws_default";
export const FIRST_USER = "user_admin";

export interface PrepareWorkspaceOptions {
  readonly now: Date;
  /** Hash of the bootstrap token, when one is set. */
  readonly bootstrapHash: string | null;
}

/** Makes the default workspace, its first person and the bootstrap token where they do not exist; safe to run at every start. */
export async function prepareWorkspace(
  db: Kysely<Database>,
  { now, bootstrapHash }: PrepareWorkspaceOptions,
): Promise<void> {
  await db
    .insertInto("workspaces")
    .values({ id: DEFAULT_WORKSPACE, name: "Default workspace", created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const scoped = scopeToWorkspace(db, DEFAULT_WORKSPACE);
  await scoped
    .insertInto("users")
    .values({ id: FIRST_USER, name: "Administrator", roles: ["admin"], created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (bootstrapHash === null) return;
  const token = {
    name: "Bootstrap",
    role: "admin",
    secret_hash: bootstrapHash,
    created_by: "system",
    created_at: now,
  } as const;
  await scoped
    .insertInto("api_tokens")
    .values({ id: "token_bootstrap", ...token })
    // A token that was revoked stays revoked until the variable names another one.
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "id"])
        .doUpdateSet({ secret_hash: bootstrapHash, revoked_at: null, created_at: now })
        .whereRef("api_tokens.secret_hash", "!=", "excluded.secret_hash"),
    )
    .execute();
}
