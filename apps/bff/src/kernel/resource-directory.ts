import type { Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { ResourceListing, VendorError } from "@tonegraph/vendor-kit";
import type { TenantPlace } from "./vendor-accounts.ts";

/** What tenants say exists, kept for a short while. */
export interface ResourceDirectory {
  list(place: TenantPlace, kind: ResourceKind): Promise<Result<ResourceListing, VendorError>>;
}
