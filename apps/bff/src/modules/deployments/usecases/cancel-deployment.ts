import type { Deployment } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import { toDeployment, type DeploymentRecord } from "../deployment.ts";
import type { DeploymentStorage, DeploymentStore } from "../ports.ts";

/** Cancels a deployment that has not begun. With the beginning of a span goes its way back; the way back goes alone. */
export function cancelDeployment(
  { actor, deploymentId }: { readonly actor: Actor; readonly deploymentId: string },
  { storage, surroundings }: { readonly storage: DeploymentStorage; readonly surroundings: Surroundings },
): Promise<Result<Deployment, ApiFault>> {
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    const found = await store.find(deploymentId);
    if (found === null) return fault("not-found", "There is no deployment with this id.");
    if (!(await store.cancel(deploymentId, at))) {
      return fault(
        "deployment-not-cancellable",
        "This deployment has begun. Wait for its end, then roll back if you must.",
      );
    }
    const cancelled = [found, ...(await cancelWayBack(found, at, store))];
    for (const { id } of cancelled) await store.announce(id);
    for (const { id, flowId, tenantId, version } of cancelled) {
      const details = { deploymentId: id, tenantId, version };
      await store.appendAudit({ at, actor: actor.id, action: "DEPLOY_CANCELLED", flowId, details });
    }
    return ok(toDeployment((await store.find(deploymentId)) ?? found));
  });
}

async function cancelWayBack({ schedule }: DeploymentRecord, at: Date, store: DeploymentStore) {
  if (schedule === null || schedule.part === "return" || schedule.partnerId === null) return [];
  const back = await store.find(schedule.partnerId);
  const error = {
    code: "start-not-live",
    message: "Its beginning was cancelled, so there is nothing to go back from.",
  };
  const ended = await store.endScheduled(schedule.partnerId, { state: "cancelled", error, at });
  return ended && back !== null ? [back] : [];
}
