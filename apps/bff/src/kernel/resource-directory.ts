import type { Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { ResourceListing, VendorError } from "@tonegraph/vendor-kit";
import type { TenantPlace } from "./vendor-accounts.ts";

/** How fresh an answer must be, of those that are at hand. */
export interface Freshness {
  /** Wants an answer that was asked for after this: neither the one at hand nor the one on its way. */
  readonly afresh?: boolean;
  /** How many milliseconds old the answer at hand has to be before it is asked again, which waits for that; 0 unless given. */
  readonly atLeastMs?: number;
  /** Asks again where the answer at hand was asked for before this instant, in milliseconds since the epoch. */
  readonly notBefore?: number | undefined;
}

/** What tenants say exists, kept for a short while. */
export interface ResourceDirectory {
  /** All of a kind. */
  list(place: TenantPlace, kind: ResourceKind, how?: Freshness): Promise<Result<Listing, VendorError>>;
  /** Whether one exists: from the listing, or by a look-up where its vendor has one; null where there is neither. */
  exists(place: TenantPlace, wanted: WantedResource, how?: Freshness): Promise<Result<boolean | null, VendorError>>;
}

/** A listing, by name. */
export interface Listing extends ResourceListing {
  /** Whether a single one can be asked for by its id, though all cannot be listed. */
  readonly looksUp: boolean;
  /** When it was asked for, in milliseconds since the epoch; absent where nobody can be asked. */
  readonly askedAt?: number;
}

/** One thing at a vendor. */
export interface WantedResource {
  readonly kind: ResourceKind;
  readonly id: string;
}
