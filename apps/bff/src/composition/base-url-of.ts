import type { Kysely } from "kysely";
import type { Database } from "../infrastructure/database/schema.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import type { TenantPlace } from "../kernel/vendor-accounts.ts";

/** A tenant's own API address; null where it has its vendor's usual one, or is gone. */
export function baseUrlOf(db: Kysely<Database>): (place: TenantPlace) => Promise<string | null> {
  return async ({ workspaceId, tenantId }) => {
    const found = await scopeToWorkspace(db, workspaceId)
      .selectFrom("tenants")
      .select("base_url")
      .where("id", "=", tenantId)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    return found?.base_url ?? null;
  };
}
