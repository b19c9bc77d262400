import { FINAL_STATES } from "@tonegraph/api-contract";
import { jsonSchema } from "@tonegraph/flow-model";
import { sql, type Kysely, type Selectable } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { DriftCheck, DriftStore, PublishedPlace } from "../../modules/drift/ports.ts";
import type { DriftTables } from "../database/drift-schema.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { liveStore } from "../deployments/live-store.ts";
import { appendAudit } from "../repositories/append-audit.ts";

/** Comparisons in PostgreSQL. */
export function createDriftStore(scope: WorkspaceDb): DriftStore {
  const { db, workspaceId } = scope;
  const { findLive } = liveStore(scope);
  return {
    findLive,
    appendAudit: (record) => appendAudit(scope, record),
    published: (flowId) => places(selectPublished(db, flowId).execute()),
    due: (now, limit) =>
      places(
        selectPublished(db, null)
          .leftJoin("drift_checks", (join) =>
            join
              .onRef("drift_checks.flow_id", "=", "live_flows.flow_id")
              .onRef("drift_checks.tenant_id", "=", "live_flows.tenant_id")
              .onRef("drift_checks.deployment_id", "=", "live_flows.deployment_id"),
          )
          .where((eb) =>
            eb.or([eb("drift_checks.next_check_at", "is", null), eb("drift_checks.next_check_at", "<=", now)]),
          )
          .orderBy(sql`drift_checks.next_check_at nulls first`)
          .limit(limit)
          .execute(),
      ),
    async findCheck({ flowId, tenantId }) {
      const row = await db
        .selectFrom("drift_checks")
        .selectAll()
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .executeTakeFirst();
      return row === undefined ? null : toCheck(row);
    },
    async checks(flowId) {
      const all = db.selectFrom("drift_checks").selectAll();
      const rows = await (flowId === null ? all : all.where("flow_id", "=", flowId)).execute();
      return rows.map((row) => ({ flowId: row.flow_id, tenantId: row.tenant_id, ...toCheck(row) }));
    },
    putCheck: (place, check) => putCheck(db, place, check),
    async lockPlace({ flowId, tenantId }) {
      // The lock that accepting a deployment takes.
      const place = `deployment:${workspaceId}:${flowId}:${tenantId}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(db);
    },
    async findActive({ flowId, tenantId }) {
      const row = await db
        .selectFrom("deployments")
        .select("id")
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        // What waits for its time writes nothing yet.
        .where("state", "not in", [...FINAL_STATES, "scheduled"])
        .executeTakeFirst();
      return row?.id ?? null;
    },
    async tell(event, at) {
      await db
        .insertInto("outbox")
        .values({ topic: event.type, payload_json: JSON.stringify(event), at })
        .execute();
    },
  };
}

function selectPublished(db: Kysely<Database>, flowId: string | null) {
  const all = db
    .selectFrom("live_flows")
    .innerJoin("tenants", "tenants.id", "live_flows.tenant_id")
    .innerJoin("flows", "flows.id", "live_flows.flow_id")
    .select(["live_flows.flow_id as flowId", "live_flows.tenant_id as tenantId", "tenants.name as tenantName"])
    .select(["tenants.dialect as dialect", "live_flows.deployment_id as deploymentId", "live_flows.version as version"])
    .select("live_flows.since as since")
    .where("live_flows.version", "is not", null)
    .where("tenants.deleted_at", "is", null)
    .where("flows.archived_at", "is", null);
  return flowId === null ? all : all.where("live_flows.flow_id", "=", flowId);
}

type PublishedRow = Omit<PublishedPlace, "version"> & { readonly version: number | null };

async function places(rows: Promise<readonly PublishedRow[]>): Promise<readonly PublishedPlace[]> {
  return (await rows).flatMap(({ version, ...row }) => (version === null ? [] : [{ ...row, version }]));
}

async function putCheck(db: Kysely<Database>, { flowId, tenantId }: FlowOnTenant, check: DriftCheck): Promise<void> {
  const columns = {
    deployment_id: check.deploymentId,
    version: check.version,
    state: check.state,
    live_hash: check.liveHash,
    artefact_json: check.artefact === null ? null : JSON.stringify(check.artefact),
    found_at: check.foundAt,
    checked_at: check.checkedAt,
    next_check_at: check.nextCheckAt,
    failures: check.failures,
    message: check.message.toWellFormed().replaceAll("\0", ""),
  };
  await db
    .insertInto("drift_checks")
    .values({ flow_id: flowId, tenant_id: tenantId, ...columns })
    .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id", "tenant_id"]).doUpdateSet(columns))
    .execute();
}

function toCheck(row: Selectable<DriftTables["drift_checks"]>): DriftCheck {
  return {
    deploymentId: row.deployment_id,
    version: row.version,
    state: row.state,
    liveHash: row.live_hash,
    artefact: row.artefact_json === null ? null : jsonSchema.parse(JSON.parse(row.artefact_json)),
    foundAt: row.found_at,
    checkedAt: row.checked_at,
    nextCheckAt: row.next_check_at,
    failures: row.failures,
    message: row.message,
  };
}
