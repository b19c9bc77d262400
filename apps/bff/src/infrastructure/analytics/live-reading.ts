import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { FiguresStore, LivePeriod } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** What was live when. */
export function liveReading(scope: WorkspaceDb): Pick<FiguresStore, "livePeriods" | "livePlaces"> {
  return {
    livePeriods: (place) => livePeriods(scope, place),
    livePlaces: () =>
      scope.db
        .selectFrom("live_flows")
        .select(["flow_id as flowId", "tenant_id as tenantId"])
        .where("version", "is not", null)
        .orderBy("flow_id")
        .orderBy("tenant_id")
        .execute(),
  };
}

/** A version is live from the end of its deployment until the end of the next one that ended live. */
async function livePeriods({ db }: WorkspaceDb, { flowId, tenantId }: FlowOnTenant): Promise<readonly LivePeriod[]> {
  const rows = await db
    .selectFrom("deployments")
    .select(["version", "external_id as externalId", "ended_at as since"])
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "=", "live")
    .where("external_id", "is not", null)
    .where("ended_at", "is not", null)
    .orderBy("ended_at")
    .execute();
  return rows.flatMap(({ version, externalId, since }, index): LivePeriod[] =>
    externalId === null || since === null
      ? []
      : [{ version, externalId, since, until: rows[index + 1]?.since ?? null }],
  );
}
