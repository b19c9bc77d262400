import type { Deployment } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import { toDeployment } from "../deployment.ts";
import type { DeploymentStorage } from "../ports.ts";

/** Cancels a deployment that has not begun. */
export function cancelDeployment(
  { actor, deploymentId }: { readonly actor: Actor; readonly deploymentId: string },
  { storage, surroundings }: { readonly storage: DeploymentStorage; readonly surroundings: Surroundings },
): Promise<Result<Deployment, ApiFault>> {
  return storage.transaction(actor.workspaceId, async (store) => {
    const found = await store.find(deploymentId);
    if (found === null) return fault("not-found", "There is no deployment with this id.");
    const at = surroundings.now();
    if (!(await store.cancel(deploymentId, at))) {
      return fault(
        "deployment-not-cancellable",
        "This deployment has begun. Wait for its end, then roll back if you must.",
      );
    }
    await store.announce(deploymentId);
    const { flowId, tenantId, version } = found;
    const details = { deploymentId, tenantId, version };
    await store.appendAudit({ at, actor: actor.id, action: "DEPLOY_CANCELLED", flowId, details });
    const cancelled = await store.find(deploymentId);
    return ok(toDeployment(cancelled ?? found));
  });
}
