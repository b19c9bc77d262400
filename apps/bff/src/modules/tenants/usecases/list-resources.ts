import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { ResourceListing } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { ResourceDirectory } from "../../../kernel/resource-directory.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { NO_TENANT } from "./get-tenant.ts";

/** What a tenant says exists of a kind; `known: false` where it cannot be asked. */
export async function listResources(
  { kind, ...place }: TenantPlace & { readonly kind: ResourceKind },
  { accounts, resources }: { readonly accounts: VendorAccounts; readonly resources: ResourceDirectory },
): Promise<Result<ResourceListing, ApiFault>> {
  if ((await accounts.find(place)) === null) return NO_TENANT;
  const listing = await resources.list(place, kind);
  if (listing.ok) return ok(listing.value);
  const { kind: reason, message } = listing.error;
  return reason === "notAllowed"
    ? fault("address-not-allowed", message)
    : err({ code: "vendor-failed", detail: message });
}
