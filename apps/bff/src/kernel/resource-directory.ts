import type { Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { ResourceListing, VendorError } from "@tonegraph/vendor-kit";
import type { TenantPlace } from "./vendor-accounts.ts";

/** What tenants say exists, kept for a short while. */
export interface ResourceDirectory {
  /** All of a kind; `afresh` asks again, though an answer is at hand. */
  list(
    place: TenantPlace,
    kind: ResourceKind,
    how?: { readonly afresh?: boolean },
  ): Promise<Result<Listing, VendorError>>;
  /** Whether one exists: from the listing, or by a look-up where its vendor has one; null where there is neither. */
  exists(
    place: TenantPlace,
    wanted: WantedResource,
    how?: { readonly afresh?: boolean },
  ): Promise<Result<boolean | null, VendorError>>;
}

/** A listing, by name. */
export interface Listing extends ResourceListing {
  /** Whether a single one can be asked for by its id, though all cannot be listed. */
  readonly looksUp: boolean;
}

/** One thing at a vendor. */
export interface WantedResource {
  readonly kind: ResourceKind;
  readonly id: string;
}
