import type { LiveRecord } from "../../kernel/live-reader.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** What we published last, per flow and tenant. */
export interface LiveStore {
  findLive(place: FlowOnTenant): Promise<LiveRecord | null>;
  putLive(place: FlowOnTenant, record: LiveRecord): Promise<void>;
}

/** The records in PostgreSQL. */
export function liveStore({ db }: WorkspaceDb): LiveStore {
  return {
    async findLive({ flowId, tenantId }) {
      const row = await db
        .selectFrom("live_flows")
        .select(["external_id as externalId", "version", "hash", "deployment_id as deploymentId", "since"])
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .executeTakeFirst();
      return row ?? null;
    },
    async putLive({ flowId, tenantId }, { externalId, version, hash, deploymentId, since }) {
      const columns = { external_id: externalId, version, hash, deployment_id: deploymentId, since };
      await db
        .insertInto("live_flows")
        .values({ flow_id: flowId, tenant_id: tenantId, ...columns })
        .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id", "tenant_id"]).doUpdateSet(columns))
        .execute();
    },
  };
}
