import type { Live } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LivePlace, LiveReader } from "../../../kernel/live-reader.ts";
import type { VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import type { LiveFlows } from "../ports.ts";

export interface LiveDependencies {
  readonly accounts: VendorAccounts;
  readonly flows: LiveFlows;
  readonly reader: LiveReader;
}

/** What is live of a flow on a tenant, and whether the vendor still holds it. A vendor that is down is an answer. */
export async function getLive(
  place: LivePlace,
  { accounts, flows, reader }: LiveDependencies,
): Promise<Result<Live, ApiFault>> {
  const { workspaceId, flowId } = place;
  if (!(await flows.exists(workspaceId, flowId))) return fault("not-found", "There is no flow with this id.");
  if ((await accounts.find(place)) === null) return fault("not-found", "There is no tenant with this id.");
  const { record, externalId, drift, checkedAt } = await reader.read(place);
  const version = record?.version ?? null;
  const contentHash = version === null ? null : await flows.contentHash(workspaceId, flowId, version);
  return ok({ version, contentHash, externalId, drift, checkedAt: checkedAt.toISOString() });
}
