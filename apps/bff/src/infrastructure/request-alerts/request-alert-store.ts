import type { RequestAlertStore } from "../../modules/request-alerts/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** Alerts on requests in PostgreSQL; a trigger tells people. */
export function createRequestAlertStore({ db }: WorkspaceDb): RequestAlertStore {
  return {
    async live() {
      const rows = await db
        .selectFrom("live_flows")
        .innerJoin("tenants", "tenants.id", "live_flows.tenant_id")
        .leftJoin("request_alerts", (join) =>
          join
            .onRef("request_alerts.flow_id", "=", "live_flows.flow_id")
            .onRef("request_alerts.tenant_id", "=", "live_flows.tenant_id")
            .on("request_alerts.closed_at", "is", null),
        )
        .select(["live_flows.flow_id as flowId", "live_flows.tenant_id as tenantId"])
        .select(["live_flows.external_id as externalId", "live_flows.version", "request_alerts.id as alertId"])
        .where("tenants.deleted_at", "is", null)
        .execute();
      return rows.flatMap(({ version, alertId, ...row }) =>
        version === null ? [] : [{ ...row, version, isOpen: alertId !== null }],
      );
    },
    async open({ id, flowId, tenantId, version, tally, words, at }) {
      await db
        .insertInto("request_alerts")
        .values({
          id,
          flow_id: flowId,
          tenant_id: tenantId,
          version,
          answers: tally.answers,
          errors: tally.errors,
          words,
          opened_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async close({ flowId, tenantId }, at) {
      await db
        .updateTable("request_alerts")
        .set({ closed_at: at })
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .where("closed_at", "is", null)
        .execute();
    },
  };
}
