import { USUAL_FIGURE_SETTINGS, USUAL_FIGURE_ZONE } from "@tonegraph/api-contract";
import { jsonSchema } from "@tonegraph/flow-model";
import { sql } from "kysely";
import { z } from "zod";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import { publishingRules } from "../../kernel/tenant-publishing.ts";
import type { FiguresStore } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { appendAudit } from "../repositories/append-audit.ts";
import { tellDays } from "./day-figures.ts";
import { whereAt } from "./where-at.ts";

const settingsSchema = z.record(z.string(), jsonSchema);

type Settings = Pick<FiguresStore, "settings" | "timeZone" | "putSettings" | "dropOld" | "appendAudit">;
type DayTelling = Pick<FiguresStore, "tellDays" | "placesToTellAnew" | "tellAllDays">;

/** How long figures are kept, and the zone of their days, per tenant. */
export function figureSettings(scope: WorkspaceDb): Settings {
  const { db } = scope;
  const settings: Settings["settings"] = async (tenantId) => {
    const row = await db
      .selectFrom("figure_settings")
      .select(["visit_days as visitDays", "figure_days as figureDays"])
      .where("tenant_id", "=", tenantId)
      .executeTakeFirst();
    return row ?? USUAL_FIGURE_SETTINGS;
  };
  return {
    settings,
    async timeZone(tenantId) {
      const row = await db.selectFrom("tenants").select("settings_json").where("id", "=", tenantId).executeTakeFirst();
      if (row === undefined) return USUAL_FIGURE_ZONE;
      const settings = settingsSchema.parse(JSON.parse(row.settings_json));
      return publishingRules({ settings }).timeZone ?? USUAL_FIGURE_ZONE;
    },
    async putSettings(tenantId, { visitDays, figureDays }) {
      const row = { visit_days: visitDays, figure_days: figureDays };
      await db
        .insertInto("figure_settings")
        .values({ tenant_id: tenantId, ...row })
        .onConflict((conflict) => conflict.columns(["workspace_id", "tenant_id"]).doUpdateSet(row))
        .execute();
    },
    async dropOld(tenantId, { visitsBefore, figuresBefore }) {
      const ofTenant = sql<boolean>`tenant_id = ${tenantId}`;
      await db.deleteFrom("visit_batches").where(ofTenant).where("last_begun_at", "<", visitsBefore).execute();
      await db.deleteFrom("figure_hours").where(ofTenant).where("hour", "<", figuresBefore).execute();
      await db.deleteFrom("figure_days").where(ofTenant).where("to_at", "<=", figuresBefore).execute();
      await db.deleteFrom("figure_node_days").where(ofTenant).where("from_at", "<", figuresBefore).execute();
      await db.deleteFrom("figure_spans").where(ofTenant).where("to_at", "<=", figuresBefore).execute();
    },
    appendAudit: (record) => appendAudit(scope, record),
  };
}

/** Days as they are told in the tenant's time zone. */
export function dayTelling(scope: WorkspaceDb): DayTelling {
  const { db, workspaceId } = scope;
  const { timeZone: presentZone } = figureSettings(scope);
  return {
    async tellDays(place, span) {
      const timeZone = await zoneOf(scope, place, await presentZone(place.tenantId));
      await tellDays(scope, { ...place, timeZone }, span);
    },
    async placesToTellAnew() {
      const { rows } = await sql<FlowOnTenant>`
        select distinct hours.flow_id as "flowId", hours.tenant_id as "tenantId"
        from (select tenant_id, flow_id from figure_hours where workspace_id = ${workspaceId}
          union select tenant_id, flow_id from figure_spans where workspace_id = ${workspaceId}) hours
        left join figure_places place on place.workspace_id = ${workspaceId}
          and place.tenant_id = hours.tenant_id and place.flow_id = hours.flow_id
        left join tenants tenant on tenant.workspace_id = ${workspaceId} and tenant.id = hours.tenant_id
        where place.time_zone is distinct from
          coalesce(tenant.settings_json::json #>> '{publishing,timeZone}', ${USUAL_FIGURE_ZONE})`.execute(db);
      return rows;
    },
    async tellAllDays(place) {
      const timeZone = await presentZone(place.tenantId);
      for (const table of ["figure_days", "figure_node_days"] as const) {
        await db.deleteFrom(table).where(whereAt(place)).execute();
      }
      await db.deleteFrom("figure_places").where(whereAt(place)).execute();
      await zoneOf(scope, place, timeZone);
      const { rows } = await sql<{ from: Date | null; to: Date | null }>`
        select min(begun) as from, max(begun) as to from (
          select hour as begun from figure_hours where workspace_id = ${workspaceId} and ${whereAt(place)}
          union all select from_at from figure_spans where workspace_id = ${workspaceId} and ${whereAt(place)}) t`.execute(
        db,
      );
      const [{ from, to } = { from: null, to: null }] = rows;
      if (from === null || to === null) return;
      await tellDays(scope, { ...place, timeZone }, { from, to: new Date(to.getTime() + 1) });
    },
  };
}

/** The zone in which a place's days are made; the tenant's present one for a place that has none yet. */
async function zoneOf({ db }: WorkspaceDb, place: FlowOnTenant, present: string): Promise<string> {
  const { flowId, tenantId } = place;
  await db
    .insertInto("figure_places")
    .values({ flow_id: flowId, tenant_id: tenantId, time_zone: present })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom("figure_places").select("time_zone").where(whereAt(place)).executeTakeFirstOrThrow();
  return row.time_zone;
}
