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

const BOOTSTRAP_TOKEN = "token_bootstrap";

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
  // Whatever keeps it out: of several processes that start at once one makes it.
  await scoped
    .insertInto("api_tokens")
    .values({ id: BOOTSTRAP_TOKEN, ...token })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // A token that was revoked stays revoked until the variable names another one.
  await scoped
    .updateTable("api_tokens")
    .set({ secret_hash: bootstrapHash, revoked_at: null, created_at: now })
    .where("id", "=", BOOTSTRAP_TOKEN)
    .where("secret_hash", "!=", bootstrapHash)
    .execute();
}
