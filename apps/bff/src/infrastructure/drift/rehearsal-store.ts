import { rehearsalItemSchema } from "@tonegraph/api-contract";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { LiveVersion, RehearsalStore, StoredRehearsal } from "../../modules/rehearsal/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { deploymentStore } from "../deployments/deployment-store.ts";

const itemsSchema = z.array(rehearsalItemSchema);
const MOST_TIMES = 50;

/** Rehearsals in PostgreSQL. */
export function createRehearsalStore(scope: WorkspaceDb): RehearsalStore {
  const { db } = scope;
  const { formerHomes } = deploymentStore(scope);
  return {
    formerHomes: (place, hash) => formerHomes(place, hash),
    live: (flowId) => versions(selectLive(db, flowId).execute()),
    due: (before, limit) =>
      versions(
        selectLive(db, null)
          .leftJoin("rehearsals", (join) =>
            join
              .onRef("rehearsals.flow_id", "=", "live_flows.flow_id")
              .onRef("rehearsals.tenant_id", "=", "live_flows.tenant_id")
              .onRef("rehearsals.deployment_id", "=", "live_flows.deployment_id"),
          )
          .where((eb) =>
            eb.or([eb("rehearsals.rehearsed_at", "is", null), eb("rehearsals.rehearsed_at", "<=", before)]),
          )
          .limit(limit)
          .execute(),
      ),
    async find({ flowId, tenantId }) {
      const row = await db
        .selectFrom("rehearsals")
        .select(["deployment_id as deploymentId", "version", "state", "items_json", "rehearsed_at as rehearsedAt"])
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { items_json: items, ...rest } = row;
      return { ...rest, items: itemsSchema.parse(JSON.parse(items)) };
    },
    put: (place, rehearsal) => put(db, place, rehearsal),
    async times(place) {
      const [rollbacks, publishes] = await Promise.all([times(db, place, "rollback"), times(db, place, "publish")]);
      return { rollbacks, publishes };
    },
  };
}

function selectLive(db: Kysely<Database>, flowId: string | null) {
  const all = db
    .selectFrom("live_flows")
    .innerJoin("tenants", "tenants.id", "live_flows.tenant_id")
    .innerJoin("flows", "flows.id", "live_flows.flow_id")
    .select(["live_flows.flow_id as flowId", "live_flows.tenant_id as tenantId", "tenants.name as tenantName"])
    .select(["tenants.dialect as dialect", "live_flows.deployment_id as deploymentId", "live_flows.version as version"])
    .where("live_flows.version", "is not", null)
    .where("tenants.deleted_at", "is", null)
    .where("flows.archived_at", "is", null)
    .orderBy("tenants.created_at");
  return flowId === null ? all : all.where("live_flows.flow_id", "=", flowId);
}

type LiveRow = Omit<LiveVersion, "version"> & { readonly version: number | null };

async function versions(rows: Promise<readonly LiveRow[]>): Promise<readonly LiveVersion[]> {
  return (await rows).flatMap(({ version, ...row }) => (version === null ? [] : [{ ...row, version }]));
}

async function put(db: Kysely<Database>, place: FlowOnTenant, rehearsal: StoredRehearsal): Promise<void> {
  const { deploymentId, version, state, items, rehearsedAt } = rehearsal;
  const columns = {
    deployment_id: deploymentId,
    version,
    state,
    items_json: JSON.stringify(items),
    rehearsed_at: rehearsedAt,
  };
  await db
    .insertInto("rehearsals")
    .values({ flow_id: place.flowId, tenant_id: place.tenantId, ...columns })
    .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id", "tenant_id"]).doUpdateSet(columns))
    .execute();
}

/** Counted from when it could begin: what waited for its time did not take long. */
async function times(db: Kysely<Database>, place: FlowOnTenant, kind: "publish" | "rollback"): Promise<number[]> {
  const rows = await db
    .selectFrom("deployments")
    .select(["created_at", "due_at", "ended_at"])
    .where("flow_id", "=", place.flowId)
    .where("tenant_id", "=", place.tenantId)
    .where("kind", "=", kind)
    .where("state", "=", "live")
    .orderBy("ended_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_TIMES)
    .execute();
  return rows.flatMap(({ created_at: created, due_at: due, ended_at: ended }) =>
    ended === null ? [] : [Math.max(0, ended.getTime() - (due ?? created).getTime())],
  );
}
