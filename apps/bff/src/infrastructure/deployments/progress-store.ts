import { FINAL_STATES } from "@tonegraph/api-contract";
import { sql } from "kysely";
import type { DeploymentChanges, DeploymentStore, WriteIntent } from "../../modules/deployments/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

const remainingMs = sql<number>`(extract(epoch from deadline_at - clock_timestamp()) * 1000)::float8`;

/** Steps and outbound writes of running deployments. */
export function progressStore({
  db,
}: WorkspaceDb): Pick<DeploymentStore, "update" | "setStep" | "writes" | "addWrite" | "endWrite"> {
  return {
    async update(holder, changes) {
      const updated = await db
        .updateTable("deployments")
        .set({ ...columnsOf(changes), lease_until: sql`clock_timestamp() + lease_length` })
        .where("id", "=", holder.id)
        .where("fence", "=", holder.fence)
        .where("state", "not in", FINAL_STATES)
        .executeTakeFirst();
      return updated.numUpdatedRows === 1n;
    },
    async setStep(id, { name, state, at, vendorMessage }) {
      const started = state === "running";
      await db
        .updateTable("deployment_steps")
        .set((eb) => ({
          state,
          ...(started ? { started_at: eb.fn.coalesce("started_at", eb.val(at)), attempts: eb("attempts", "+", 1) } : { ended_at: at }),
          ...(vendorMessage === undefined ? {} : { vendor_message: vendorMessage }),
        }))
        .where("deployment_id", "=", id)
        .where("name", "=", name)
        .execute();
    },
    writes: (id) =>
      db
        .selectFrom("deployment_writes")
        .select(["sequence", "operation", "idempotency_key as idempotencyKey", "state", remainingMs.as("deadlineInMs")])
        .where("deployment_id", "=", id)
        .orderBy("sequence")
        .execute(),
    async addWrite(holder, { operation, idempotencyKey, deadlineMs }) {
      const last = await db
        .selectFrom("deployment_writes")
        .select((eb) => eb.fn.max("sequence").as("sequence"))
        .where("deployment_id", "=", holder.id)
        .executeTakeFirst();
      const write: WriteIntent = {
        sequence: Number(last?.sequence ?? 0) + 1,
        operation,
        idempotencyKey,
        state: "intended",
        deadlineInMs: deadlineMs,
      };
      await db
        .insertInto("deployment_writes")
        .values({
          deployment_id: holder.id,
          sequence: write.sequence,
          operation,
          idempotency_key: idempotencyKey,
          fence: holder.fence,
          state: "intended",
          intended_at: sql<Date>`clock_timestamp()`,
          deadline_at: sql<Date>`clock_timestamp() + ${deadlineMs} * interval '1 millisecond'`,
        })
        .execute();
      return write;
    },
    async endWrite(id, sequence, state) {
      await db
        .updateTable("deployment_writes")
        .set({ state, ended_at: sql<Date>`clock_timestamp()` })
        .where("deployment_id", "=", id)
        .where("sequence", "=", sequence)
        .execute();
    },
  };
}

function columnsOf(changes: DeploymentChanges) {
  const { state, startedAt, endedAt, error, externalId, captured, capturedCopy, capturedHash } = changes;
  return {
    ...(state === undefined ? {} : { state }),
    ...(startedAt === undefined ? {} : { started_at: sql<Date>`coalesce(started_at, ${startedAt})` }),
    ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    ...(error === undefined ? {} : { error_json: error === null ? null : JSON.stringify(error) }),
    ...(externalId === undefined ? {} : { external_id: externalId }),
    ...(captured === undefined ? {} : { captured }),
    ...(capturedHash === undefined ? {} : { captured_hash: capturedHash }),
    ...(capturedCopy === undefined
      ? {}
      : { captured_raw: capturedCopy.raw, captured_artefact_json: JSON.stringify(capturedCopy.artefact) }),
  };
}
