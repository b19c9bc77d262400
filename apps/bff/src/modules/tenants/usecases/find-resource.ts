import type { Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { ResourceDirectory, WantedResource } from "../../../kernel/resource-directory.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { notRead } from "../not-read.ts";
import { NO_TENANT } from "./get-tenant.ts";

/** Whether a tenant has one queue, agent or the like; null where it can be asked for neither one nor all. */
export async function findResource(
  { wanted, ...place }: TenantPlace & { readonly wanted: WantedResource },
  { accounts, resources }: { readonly accounts: VendorAccounts; readonly resources: ResourceDirectory },
): Promise<Result<boolean | null, ApiFault>> {
  if ((await accounts.find(place)) === null) return NO_TENANT;
  const exists = await resources.exists(place, wanted);
  return exists.ok ? exists : notRead(exists.error);
}
