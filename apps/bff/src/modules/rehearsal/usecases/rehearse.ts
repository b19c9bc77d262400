import type { Rehearsal } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LivePlace, LiveReader } from "../../../kernel/live-reader.ts";
import type { VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import type { LiveVersion, RehearsalItem, RehearsalStorage, RollbackSource, StoredRehearsal } from "../ports.ts";
import {
  documentItem,
  dryRunItem,
  formerItem,
  liveItem,
  mediaItem,
  resourceItems,
  signInItem,
} from "../rehearsal-items.ts";
import { toRehearsal } from "../to-rehearsal.ts";

export interface RehearseDependencies {
  readonly storage: RehearsalStorage;
  readonly accounts: VendorAccounts;
  readonly reader: LiveReader;
  readonly source: RollbackSource;
  readonly now: () => Date;
}

/** Finds out whether one click could bring the former version back, and writes it down. Changes nothing at the vendor. */
export async function rehearse(
  workspaceId: string,
  live: LiveVersion,
  dependencies: RehearseDependencies,
): Promise<StoredRehearsal> {
  const place = { workspaceId, flowId: live.flowId, tenantId: live.tenantId };
  const version = await dependencies.source.target(place);
  const items = version === null ? [] : await itemsOf(place, { live, version }, dependencies);
  const rehearsal: StoredRehearsal = {
    deploymentId: live.deploymentId,
    version,
    state: version === null ? "none" : stateOf(items),
    items,
    rehearsedAt: dependencies.now(),
  };
  await dependencies.storage.in(workspaceId).put(live, rehearsal);
  return rehearsal;
}

/** One rehearsal because somebody asked. */
export async function rehearseNow(
  place: LivePlace,
  dependencies: RehearseDependencies,
): Promise<Result<Rehearsal, ApiFault>> {
  const { workspaceId, flowId, tenantId } = place;
  const all = await liveOf(place, dependencies);
  if (!all.ok) return all;
  const live = all.value.find((one) => one.tenantId === tenantId);
  if (live === undefined)
    return fault("not-found", "No version of this flow is live on this tenant, or the tenant was removed.");
  const rehearsal = await rehearse(workspaceId, live, dependencies);
  return ok(toRehearsal(live, rehearsal, await dependencies.storage.in(workspaceId).times({ flowId, tenantId })));
}

/** What the last rehearsals found, tenant by tenant. */
export async function listRehearsals(
  place: Omit<LivePlace, "tenantId">,
  dependencies: RehearseDependencies,
): Promise<Result<{ items: Rehearsal[] }, ApiFault>> {
  const all = await liveOf(place, dependencies);
  if (!all.ok) return all;
  const store = dependencies.storage.in(place.workspaceId);
  const items: Rehearsal[] = [];
  for (const live of all.value) items.push(toRehearsal(live, await store.find(live), await store.times(live)));
  return ok({ items });
}

async function liveOf(
  { workspaceId, flowId }: Omit<LivePlace, "tenantId">,
  { storage, source }: RehearseDependencies,
): Promise<Result<readonly LiveVersion[], ApiFault>> {
  if (!(await source.flowExists(workspaceId, flowId))) return fault("not-found", "There is no flow with this id.");
  return ok(await storage.in(workspaceId).live(flowId));
}

async function itemsOf(
  place: LivePlace,
  { live, version }: { readonly live: LiveVersion; readonly version: number },
  { accounts, reader, source, storage }: RehearseDependencies,
): Promise<readonly RehearsalItem[]> {
  const client = await accounts.client(place);
  if (!client.ok) return [{ what: "signIn", state: "missing", words: client.error.detail }];
  const candidate = await source.candidate(place, version);
  if (!candidate.ok) return [{ what: "document", state: "missing", words: candidate.error.detail }];
  const signIn = await signInItem(client.value, live);
  const asked = [signIn, documentItem(candidate.value), ...resourceItems(candidate.value, live)];
  // Who is not let in gets the same answer to every further question.
  if (signIn.state !== "ok") return asked;
  const homes = await storage.in(place.workspaceId).formerHomes(place, candidate.value.hash);
  return [
    ...asked,
    ...(await mediaItem(client.value, candidate.value)),
    liveItem(await reader.read(place), live),
    ...(await formerItem(client.value, { homes, candidate: candidate.value, place: live })),
    dryRunItem(live),
  ];
}

function stateOf(items: readonly RehearsalItem[]): StoredRehearsal["state"] {
  if (items.some(({ state }) => state === "missing")) return "broken";
  if (items.some(({ what, state }) => state === "unknown" && (what === "signIn" || what === "live"))) return "unknown";
  return items.some(({ state }) => state === "attention") ? "attention" : "ready";
}
