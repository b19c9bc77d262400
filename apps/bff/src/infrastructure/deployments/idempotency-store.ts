import type { DeploymentStore } from "../../modules/deployments/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** Keys under which requests were accepted; housekeeping removes them after seven days. */
export function idempotencyStore({ db }: WorkspaceDb): Pick<DeploymentStore, "findKey" | "addKey"> {
  return {
    async findKey(key) {
      const row = await db
        .selectFrom("idempotency_keys")
        .select(["request_hash as requestHash", "deployment_id as deploymentId"])
        .where("key", "=", key)
        .executeTakeFirst();
      return row ?? null;
    },
    async addKey({ key, requestHash, deploymentId, createdAt }) {
      const inserted = await db
        .insertInto("idempotency_keys")
        .values({ key, request_hash: requestHash, deployment_id: deploymentId, created_at: createdAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
  };
}
