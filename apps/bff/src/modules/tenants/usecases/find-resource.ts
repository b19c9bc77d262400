import type { Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { FlowsAtTenants } from "../../../kernel/flows-at-tenants.ts";
import type { ResourceDirectory, WantedResource } from "../../../kernel/resource-directory.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { notRead } from "../not-read.ts";
import { NO_TENANT } from "./get-tenant.ts";

/**
 * Whether a tenant has one queue, agent or the like; null where it can be asked for neither one nor all. A flow of ours is
 * asked for by the id that it has there.
 */
export async function findResource(
  { wanted, ...place }: TenantPlace & { readonly wanted: WantedResource },
  {
    accounts,
    flowsAt,
    resources,
  }: {
    readonly accounts: Pick<VendorAccounts, "find">;
    readonly flowsAt: Pick<FlowsAtTenants, "ourFlows">;
    readonly resources: Pick<ResourceDirectory, "exists">;
  },
): Promise<Result<boolean | null, ApiFault>> {
  if ((await accounts.find(place)) === null) return NO_TENANT;
  const { kind, id } = wanted;
  const ours = kind === "flow" ? [...(await flowsAt.ourFlows(place))].find(([, flow]) => flow.id === id) : undefined;
  const exists = await resources.exists(place, { kind, id: ours?.[0] ?? id });
  // What was kept may be older than the flow, which was published from here; one that is younger has lost it.
  const since = exists.ok && exists.value === false ? (ours?.[1].since ?? null) : null;
  const isMissing = ours !== undefined && since !== null;
  const found = isMissing
    ? await resources.exists(place, { kind, id: ours[0] }, { notBefore: since.getTime() + 1 })
    : exists;
  return found.ok ? found : notRead(found.error);
}
