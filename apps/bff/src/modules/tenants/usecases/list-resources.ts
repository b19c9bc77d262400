import { ASKED_AGAIN_AFTER_MS } from "@tonegraph/api-contract";
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
    readonly accounts: Pick<VendorAccounts, "find">;
    readonly flowsAt: Pick<FlowsAtTenants, "ourFlows">;
    readonly resources: Pick<ResourceDirectory, "list">;
  },
): Promise<Result<Listing, ApiFault>> {
  if ((await accounts.find(place)) === null) return NO_TENANT;
  const kept = await resources.list(place, kind, { afresh, atLeastMs: ASKED_AGAIN_AFTER_MS });
  if (!kept.ok) return notRead(kept.error);
  if (kind !== "flow" || !kept.value.known) return kept;
  const ours = await flowsAt.ourFlows(place);
  const listed = new Set(kept.value.items.map(({ id }) => id));
  // What was kept may be older than a flow that was published from here; one that is younger has lost it.
  const missing = [...ours].flatMap(([id, { since }]) => (listed.has(id) || since === null ? [] : [since.getTime()]));
  const notBefore = missing.length === 0 ? undefined : Math.max(...missing) + 1;
  const listing = notBefore === undefined ? kept : await resources.list(place, kind, { notBefore });
  if (!listing.ok) return notRead(listing.error);
  const items = listing.value.items.map((item) => ({ ...item, id: ours.get(item.id)?.id ?? item.id }));
  return ok({ ...listing.value, items });
}
