import type { Tenant } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { TenantStorage } from "../ports.ts";
import { toShownTenant } from "../to-tenant.ts";

/** The answer where there is no such tenant. */
export const NO_TENANT = fault("not-found", "There is no tenant with this id.");

/** One vendor account. */
export async function getTenant(
  { actor, tenantId }: { readonly actor: Actor; readonly tenantId: string },
  { storage }: { readonly storage: TenantStorage },
): Promise<Result<Tenant, ApiFault>> {
  const stored = await storage.in(actor.workspaceId).find(tenantId);
  return stored === null ? NO_TENANT : ok(toShownTenant(stored, actor.roles));
}
