import { createFiguresSources } from "../infrastructure/analytics/figures-source.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import type { FindFiguresSource } from "../modules/analytics/ports.ts";
import type { FeatureContext } from "./compose-features.ts";

/** What can be asked of tenants about their callers, wired. */
export function figuresSources({ db, deployments }: Pick<FeatureContext, "db" | "deployments">): FindFiguresSource {
  return createFiguresSources({
    accounts: deployments.accounts,
    baseUrlOf: async (workspaceId, tenantId) =>
      (
        await scopeToWorkspace(db, workspaceId)
          .selectFrom("tenants")
          .select("base_url")
          .where("id", "=", tenantId)
          .where("deleted_at", "is", null)
          .executeTakeFirst()
      )?.base_url ?? null,
  });
}
