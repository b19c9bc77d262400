import type { Surroundings } from "../../kernel/surroundings.ts";
import { ok } from "@tonegraph/flow-model";
import type { DeploymentError, DeploymentRecord } from "./deployment.ts";
import { finalAudit } from "./engine/final-audit.ts";
import type { DeploymentStorage } from "./ports.ts";

/** How a deployment ends that never began. */
export interface NeverBegun {
  readonly state: "failed" | "cancelled" | "superseded";
  readonly error: DeploymentError;
}

/** Ends what waited for its time, with an audit entry and an event; does nothing where somebody else was faster. */
export async function endScheduled(
  waiting: DeploymentRecord,
  { state, error }: NeverBegun,
  { storage, surroundings }: { readonly storage: DeploymentStorage; readonly surroundings: Surroundings },
): Promise<void> {
  const { id, workspaceId, flowId, tenantId, version } = waiting;
  const at = surroundings.now();
  await storage.transaction(workspaceId, async (store) => {
    if (!(await store.endScheduled(id, { state, error, at }))) return ok(null);
    await store.announce(id);
    const facts = { auditId: surroundings.newUuid(), writes: [] };
    const failed = finalAudit(state, { ...waiting, error, endedAt: at }, facts);
    const details = { deploymentId: id, tenantId, version, code: error.code, error: error.message };
    const action = state === "cancelled" ? "DEPLOY_CANCELLED" : "DEPLOY_SUPERSEDED";
    await store.appendAudit(failed === null ? { at, actor: "system", action, flowId, details } : { ...failed, flowId });
    return ok(null);
  });
}
