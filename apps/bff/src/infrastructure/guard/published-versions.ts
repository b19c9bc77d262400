import { sql, type Kysely } from "kysely";
import { z } from "zod";
import type { GuardStore, LiveVersion, UnwatchedPublish } from "../../modules/guard/ports.ts";
import type { Database } from "../database/schema.ts";

const windowSchema = z.object({ effectiveDate: z.string().optional() });
const errorSchema = z.object({ message: z.string() });

type PublishedVersions = Pick<GuardStore, "unwatched" | "liveOn" | "liveDeployment" | "deploymentEnd">;

/** What is live and what became of deployments, as the guard needs to know it. */
export function publishedVersions(db: Kysely<Database>): PublishedVersions {
  return {
    async unwatched(since) {
      const rows = await selectUnwatched(db, since).execute();
      return Promise.all(rows.map((row) => toUnwatched(db, row)));
    },
    async liveOn(tenantId) {
      const rows = await db
        .selectFrom("live_flows")
        .select(["flow_id as flowId", "tenant_id as tenantId", "version", "external_id as externalId"])
        .select(["deployment_id as deploymentId", "since"])
        .where("tenant_id", "=", tenantId)
        .where("version", "is not", null)
        .orderBy("flow_id")
        .execute();
      return rows.flatMap(({ version, ...rest }): LiveVersion[] => (version === null ? [] : [{ ...rest, version }]));
    },
    async liveDeployment({ flowId, tenantId }) {
      const row = await db
        .selectFrom("live_flows")
        .select("deployment_id")
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .executeTakeFirst();
      return row?.deployment_id ?? null;
    },
    async deploymentEnd(id) {
      const row = await db
        .selectFrom("deployments")
        .select(["state", "error_json"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const message = row.error_json === null ? "" : errorSchema.parse(JSON.parse(row.error_json)).message;
      return { state: row.state, message };
    },
  };
}

function selectUnwatched(db: Kysely<Database>, since: Date) {
  return db
    .selectFrom("live_flows")
    .innerJoin("deployments", "deployments.id", "live_flows.deployment_id")
    .leftJoin("guard_settings", "guard_settings.flow_id", "live_flows.flow_id")
    .select(["live_flows.flow_id", "live_flows.tenant_id", "deployments.id", "deployments.version"])
    .select(["live_flows.external_id", "deployments.ended_at", "deployments.window_json", "deployments.guard"])
    .select(["guard_settings.mode", "guard_settings.action", "guard_settings.watch_minutes"])
    .select(["guard_settings.fixed_threshold", "guard_settings.updated_at", "guard_settings.updated_by"])
    .where("deployments.kind", "=", "publish")
    .where("deployments.state", "=", "live")
    .where("deployments.ended_at", ">", since)
    .where(sql<boolean>`deployments.guard is distinct from false`)
    .where(({ or, eb }) => or([eb("deployments.guard", "=", true), eb("guard_settings.mode", "<>", "off")]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("guard_watches as known")
            .select("known.id")
            .whereRef("known.deployment_id", "=", "deployments.id"),
        ),
      ),
    );
}

type UnwatchedRow = Awaited<ReturnType<ReturnType<typeof selectUnwatched>["execute"]>>[number];

async function toUnwatched(db: Kysely<Database>, row: UnwatchedRow): Promise<UnwatchedPublish> {
  const endedAt = row.ended_at ?? new Date(0);
  const window = row.window_json === null ? {} : windowSchema.parse(JSON.parse(row.window_json));
  const opensAt = window.effectiveDate === undefined ? endedAt : new Date(window.effectiveDate);
  return {
    flowId: row.flow_id,
    tenantId: row.tenant_id,
    version: row.version,
    externalId: row.external_id,
    deploymentId: row.id,
    former: await formerVersion(db, { ...row, endedAt }),
    asked: row.guard,
    // Where the vendor opens the flow later, callers hear it from then on.
    liveSince: opensAt > endedAt ? opensAt : endedAt,
    settings: settingsOf(row),
  };
}

/** The version that was live before, whether it was published or brought back. */
async function formerVersion(
  db: Kysely<Database>,
  { flow_id, tenant_id, endedAt }: Pick<UnwatchedRow, "flow_id" | "tenant_id"> & { readonly endedAt: Date },
): Promise<UnwatchedPublish["former"]> {
  const former = await db
    .selectFrom("deployments")
    .select(["version", "external_id as externalId", "ended_at as since"])
    .where("flow_id", "=", flow_id)
    .where("tenant_id", "=", tenant_id)
    .where("state", "=", "live")
    .where("ended_at", "<", endedAt)
    .orderBy("ended_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (former === undefined || former.externalId === null || former.since === null) return null;
  return { version: former.version, externalId: former.externalId, since: former.since };
}

function settingsOf(row: UnwatchedRow): UnwatchedPublish["settings"] {
  const { mode, action, watch_minutes: watchMinutes, fixed_threshold: fixedThreshold } = row;
  const { updated_at: updatedAt, updated_by: updatedBy } = row;
  if (mode === null || action === null || watchMinutes === null || fixedThreshold === null) return null;
  if (updatedAt === null || updatedBy === null) return null;
  return { mode, action, watchMinutes, fixedThreshold, updatedAt, updatedBy };
}
