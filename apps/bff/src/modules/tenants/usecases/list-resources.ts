import type { Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { Listing, ResourceDirectory } from "../../../kernel/resource-directory.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { notRead } from "../not-read.ts";
import { NO_TENANT } from "./get-tenant.ts";

/** What a tenant says exists of a kind; `known: false` where it cannot be asked. */
export async function listResources(
  { kind, afresh, ...place }: TenantPlace & { readonly kind: ResourceKind; readonly afresh: boolean },
  { accounts, resources }: { readonly accounts: VendorAccounts; readonly resources: ResourceDirectory },
): Promise<Result<Listing, ApiFault>> {
  if ((await accounts.find(place)) === null) return NO_TENANT;
  const listing = await resources.list(place, kind, { afresh });
  return listing.ok ? listing : notRead(listing.error);
}
