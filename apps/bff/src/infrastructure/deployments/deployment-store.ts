import { FINAL_STATES } from "@tonegraph/api-contract";
import type { Kysely } from "kysely";
import { toDeployment, type DeploymentRecord, type NewDeployment } from "../../modules/deployments/deployment.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { DeploymentFilter, DeploymentStore } from "../../modules/deployments/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { approvalStanding } from "../approvals/approval-standing.ts";
import { actorName } from "../repositories/actor-name.ts";
import { appendAudit } from "../repositories/append-audit.ts";
import { actorStanding } from "./actor-standing.ts";
import { artefactStore } from "./artefact-store.ts";
import { toDeploymentRecord } from "./deployment-rows.ts";
import { idempotencyStore } from "./idempotency-store.ts";
import { lockPlace } from "./lock-place.ts";
import { liveStore } from "./live-store.ts";
import { scheduleColumns, scheduleStore, selectWaiting } from "./schedule-store.ts";
import { progressStore } from "./progress-store.ts";
import { writeStore } from "./write-store.ts";

/** What waits for its time keeps nobody from publishing. */
const NOT_ACTIVE = [...FINAL_STATES, "scheduled"] as const;

/** Deployments in PostgreSQL. */
export function deploymentStore(scope: WorkspaceDb): DeploymentStore {
  const { db } = scope;
  return {
    ...progressStore(scope),
    ...writeStore(scope),
    ...artefactStore(scope),
    ...idempotencyStore(scope),
    ...liveStore(scope),
    ...scheduleStore(scope),
    lockPlace: (place) => lockPlace(scope, place),
    findActive: (place) => findActive(db, place),
    find: async (id) => (await withSteps(db, [await selectOne(db, id)]))[0] ?? null,
    list: (filter) => list(db, filter),
    standingOf: (actorId) => actorStanding(db, actorId),
    approvalStanding: (question) => approvalStanding(db, question),
    waiting: async (place) => withSteps(db, await selectWaiting(selectAll(db), place)),
    history: ({ flowId, tenantId }) =>
      db
        .selectFrom("deployments")
        .select(["kind", "version"])
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .where("state", "=", "live")
        .orderBy("ended_at")
        .orderBy("id")
        .execute(),
    formerHomes: (place, artefactHash) => formerHomes(db, place, artefactHash),
    insert: (deployment, steps) => insert(db, deployment, steps),
    cancel: async (id, now) => {
      const changed = await db
        .updateTable("deployments")
        .set({ state: "cancelled", ended_at: now })
        .where("id", "=", id)
        .where("state", "in", ["queued", "scheduled"])
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    announce: async (deploymentId) => {
      const [record] = await withSteps(db, [await selectOne(db, deploymentId)]);
      if (record === undefined) throw new Error(`deployment ${deploymentId} is not stored`);
      const payload = { type: "deploymentChanged", deployment: toDeployment(record) };
      await db
        .insertInto("outbox")
        .values({ topic: "deploymentChanged", payload_json: JSON.stringify(payload), at: new Date() })
        .execute();
    },
    appendAudit: (record) => appendAudit(scope, record),
  };
}

async function findActive(db: Kysely<Database>, { flowId, tenantId }: FlowOnTenant): Promise<string | null> {
  const row = await db
    .selectFrom("deployments")
    .select("id")
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "not in", NOT_ACTIVE)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function formerHomes(
  db: Kysely<Database>,
  { flowId, tenantId }: FlowOnTenant,
  artefactHash: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("deployments")
    .select("external_id")
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "=", "live")
    .where("artefact_hash", "=", artefactHash)
    .where("window_json", "is", null)
    .orderBy("ended_at", "desc")
    .limit(10)
    .execute();
  return [...new Set(rows.flatMap((row) => row.external_id ?? []))];
}

type Row = Parameters<typeof toDeploymentRecord>[0];

function selectAll(db: Kysely<Database>) {
  return db.selectFrom("deployments").selectAll().select(actorName("deployments.created_by").as("created_by_name"));
}

function selectOne(db: Kysely<Database>, id: string): Promise<Row | undefined> {
  return selectAll(db).where("id", "=", id).executeTakeFirst();
}

function list(db: Kysely<Database>, filter: DeploymentFilter): Promise<readonly DeploymentRecord[]> {
  const { flowId, tenantId, state, before, active, limit } = filter;
  let query = selectAll(db);
  if (flowId !== undefined) query = query.where("flow_id", "=", flowId);
  if (tenantId !== undefined) query = query.where("tenant_id", "=", tenantId);
  if (state !== undefined) query = query.where("state", "=", state);
  if (active === true) query = query.where("state", "not in", FINAL_STATES);
  if (before !== undefined) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb("created_at", "<", before.createdAt),
        and([eb("created_at", "=", before.createdAt), eb("id", "<", before.id)]),
      ]),
    );
  }
  return query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute()
    .then((rows) => withSteps(db, rows));
}

async function withSteps(db: Kysely<Database>, found: readonly (Row | undefined)[]): Promise<DeploymentRecord[]> {
  const rows = found.filter((row) => row !== undefined);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const steps = await db
    .selectFrom("deployment_steps")
    .selectAll()
    .where("deployment_id", "in", ids)
    .orderBy("position")
    .execute();
  return rows.map((row) =>
    toDeploymentRecord(
      row,
      steps.filter((step) => step.deployment_id === row.id),
    ),
  );
}

async function insert(db: Kysely<Database>, deployment: NewDeployment, steps: readonly string[]): Promise<boolean> {
  const inserted = await db
    .insertInto("deployments")
    .values({
      id: deployment.id,
      flow_id: deployment.flowId,
      tenant_id: deployment.tenantId,
      kind: deployment.kind,
      version: deployment.version,
      dialect: deployment.dialect,
      artefact_hash: deployment.artefactHash,
      state: deployment.schedule === null ? "queued" : "scheduled",
      note: deployment.note.toWellFormed().replaceAll("\0", ""),
      guard: deployment.guard,
      over_drift: deployment.overDrift,
      expected_hash: deployment.expectedHash,
      external_id: deployment.externalId,
      connection_count: deployment.connectionCount,
      window_json: deployment.window === null ? null : JSON.stringify(deployment.window),
      ...scheduleColumns(deployment.schedule),
      created_by: deployment.createdBy,
      created_at: deployment.createdAt,
    })
    // The partial unique index: one active deployment per flow and tenant.
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await db
    .insertInto("deployment_steps")
    .values(steps.map((name, position) => ({ deployment_id: deployment.id, position, name, state: "pending" })))
    .execute();
  return true;
}
