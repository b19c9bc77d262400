import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { TenantDependencies } from "./create-tenant.ts";
import { NO_TENANT } from "./get-tenant.ts";

/** Disconnects a vendor account and forgets its credentials; refused while something of ours is live there. */
export function removeTenant(
  { actor, tenantId }: { readonly actor: Actor; readonly tenantId: string },
  { storage, surroundings }: Pick<TenantDependencies, "storage" | "surroundings">,
): Promise<Result<null, ApiFault>> {
  return storage.transaction(actor.workspaceId, async (store) => {
    const tenant = await store.find(tenantId);
    if (tenant === null) return NO_TENANT;
    if (await store.isDeploying(tenantId))
      return fault(
        "in-use",
        "A flow is being published to this tenant, or scheduled for it. Cancel what is scheduled first.",
      );
    if (tenant.liveFlows > 0) {
      const flows = tenant.liveFlows === 1 ? "One flow is" : `${tenant.liveFlows} flows are`;
      return fault(
        "in-use",
        `${flows} live on this tenant. Callers would keep hearing what nobody can change any more.`,
      );
    }
    const at = surroundings.now();
    await store.remove(tenantId, at);
    await store.appendAudit({
      at,
      actor: actor.id,
      action: "tenant.removed",
      details: { tenantId, name: tenant.name },
    });
    return ok(null);
  });
}
