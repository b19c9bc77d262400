import type { KnownTenant } from "../../../document/known-tenant.ts";
import { useListingOn, type Listing, type ResourceKind } from "../../../lib/queries/resources.ts";

/** A tenant with what it says exists there. */
export interface AskedTenant {
  readonly id: string;
  readonly name: string;
  readonly listing: Listing;
}

/** The tenants with what they say exists of a kind. */
export function useAskedTenants(tenants: readonly KnownTenant[], kind: ResourceKind): readonly AskedTenant[] {
  const listings = useListingOn(
    tenants.map(({ id }) => id),
    kind,
  );
  return tenants.flatMap(({ id, name }, place) => {
    const listing = listings[place];
    return listing === undefined ? [] : [{ id, name, listing }];
  });
}
