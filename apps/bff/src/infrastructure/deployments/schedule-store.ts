import { sql, type Kysely, type SelectQueryBuilder } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { NewDeployment } from "../../modules/deployments/deployment.ts";
import type { DeploymentStore } from "../../modules/deployments/ports.ts";
import { leaseIsOver } from "../database/lease-over.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";

type ScheduleStore = Pick<DeploymentStore, "aimReturn" | "beginScheduled" | "endScheduled" | "supersede">;

/** Deployments that wait for their time, and queued ones that something newer takes the place of. */
export function scheduleStore({ db }: WorkspaceDb): ScheduleStore {
  return {
    async beginScheduled(id, { artefactHash, expectedHash, externalId, overDrift, warnings }) {
      const begun = await db
        .updateTable("deployments")
        .set({
          state: "queued",
          artefact_hash: artefactHash,
          expected_hash: expectedHash,
          external_id: externalId,
          over_drift: overDrift,
          warnings_json: warnings.length === 0 ? null : JSON.stringify(warnings),
        })
        .where("id", "=", id)
        .where("state", "=", "scheduled")
        .executeTakeFirst();
      return begun.numUpdatedRows === 1n;
    },
    async endScheduled(id, { state, error, at }) {
      const ended = await db
        .updateTable("deployments")
        .set({ state, error_json: JSON.stringify(error), ended_at: at })
        .where("id", "=", id)
        .where("state", "=", "scheduled")
        .executeTakeFirst();
      return ended.numUpdatedRows === 1n;
    },
    async aimReturn(id, { version, artefactHash, connectionCount, window }) {
      await db
        .updateTable("deployments")
        .set({
          version,
          artefact_hash: artefactHash,
          connection_count: connectionCount,
          window_json: window === null ? null : JSON.stringify(window),
        })
        .where("id", "=", id)
        .where("state", "=", "scheduled")
        .execute();
    },
    async supersede(id, { error, at }) {
      const ended = await db
        .updateTable("deployments")
        .set({ state: "superseded", error_json: JSON.stringify(error), ended_at: at })
        .where("id", "=", id)
        .where("state", "=", "queued")
        // Whoever holds it may be about to begin.
        .where(leaseIsOver("lease_until", sql.ref("lease_length")))
        .executeTakeFirst();
      return ended.numUpdatedRows === 1n;
    },
  };
}

/** The columns of a new deployment's schedule. */
export function scheduleColumns(schedule: NewDeployment["schedule"]) {
  if (schedule === null) return {};
  const { part, dueAt, partnerId, span } = schedule;
  return { schedule_part: part, due_at: dueAt, partner_id: partnerId, schedule_json: JSON.stringify(span) };
}

/** What waits for its time, the earliest first; at the same moment a way back comes before a new beginning. */
export function selectWaiting<Row>(
  all: SelectQueryBuilder<Database, "deployments", Row>,
  place: FlowOnTenant | null,
): Promise<Row[]> {
  const waiting = all.where("state", "=", "scheduled").orderBy("due_at").orderBy("schedule_part").orderBy("id");
  if (place === null) return waiting.execute();
  return waiting.where("flow_id", "=", place.flowId).where("tenant_id", "=", place.tenantId).execute();
}

/** Workspaces in which something waits for its time. */
export async function workspacesWaiting(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct workspace_id as id from deployments where state = 'scheduled'`.execute(db);
  return rows.map((row) => row.id);
}
