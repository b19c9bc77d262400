import { FINAL_STATES } from "@tonegraph/api-contract";
import { sql } from "kysely";
import type { DeploymentChanges, DeploymentStore } from "../../modules/deployments/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** Running deployments and their steps. */
export function progressStore({ db }: WorkspaceDb): Pick<DeploymentStore, "update" | "setStep"> {
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
          ...(started
            ? { started_at: eb.fn.coalesce("started_at", eb.val(at)), attempts: eb("attempts", "+", 1) }
            : { ended_at: at }),
          ...(vendorMessage === undefined ? {} : { vendor_message: vendorMessage }),
        }))
        .where("deployment_id", "=", id)
        .where("name", "=", name)
        .execute();
    },
  };
}

function columnsOf(changes: DeploymentChanges) {
  const { state, startedAt, endedAt, error, externalId, captured, capturedCopy, capturedHash } = changes;
  return {
    ...columnsBesideContent(changes),
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

function columnsBesideContent({ formerExternalId, adopted, warnings }: DeploymentChanges) {
  return {
    ...(formerExternalId === undefined ? {} : { former_external_id: formerExternalId }),
    ...(adopted === undefined ? {} : { adopted }),
    ...(warnings === undefined ? {} : { warnings_json: JSON.stringify(warnings) }),
  };
}
