import { ok, type Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { FlowsAtTenants } from "../../../kernel/flows-at-tenants.ts";
import type { Listing, ResourceDirectory } from "../../../kernel/resource-directory.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { notRead } from "../not-read.ts";
import { NO_TENANT } from "./get-tenant.ts";

/** What a tenant says exists of a kind; `known: false` where it cannot be asked. Flows of ours have our ids. */
export async function listResources(
  { kind, afresh, ...place }: TenantPlace & { readonly kind: ResourceKind; readonly afresh: boolean },
  {
    accounts,
    flowsAt,
    resources,
  }: {
    readonly accounts: VendorAccounts;
    readonly flowsAt: Pick<FlowsAtTenants, "ourFlows">;
    readonly resources: ResourceDirectory;
  },
): Promise<Result<Listing, ApiFault>> {
  if ((await accounts.find(place)) === null) return NO_TENANT;
  const listing = await resources.list(place, kind, { afresh });
  if (!listing.ok) return notRead(listing.error);
  if (kind !== "flow" || !listing.value.known) return listing;
  const ours = await flowsAt.ourFlows(place);
  const items = listing.value.items.map((item) => ({ ...item, id: ours.get(item.id)?.id ?? item.id }));
  return ok({ ...listing.value, items });
}
