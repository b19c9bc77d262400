import type { Tenant } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { TenantPlace } from "../../../kernel/vendor-accounts.ts";
import type { TenantStorage } from "../ports.ts";
import { toTenant } from "../to-tenant.ts";

/** The answer where there is no such tenant. */
export const NO_TENANT = fault("not-found", "There is no tenant with this id.");

/** One vendor account. */
export async function getTenant(
  { workspaceId, tenantId }: TenantPlace,
  { storage }: { readonly storage: TenantStorage },
): Promise<Result<Tenant, ApiFault>> {
  const stored = await storage.in(workspaceId).find(tenantId);
  return stored === null ? NO_TENANT : ok(toTenant(stored));
}
