import type { DriftFinding } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { FlowsAtTenants } from "../../../kernel/flows-at-tenants.ts";
import type { LivePlace } from "../../../kernel/live-reader.ts";
import { toFinding } from "../drift-finding.ts";
import type { DriftFlows, DriftStorage, PublishedPlace } from "../ports.ts";
import { checkDrift, type CheckDriftDependencies } from "./check-drift.ts";

export interface ListDriftDependencies extends CheckDriftDependencies {
  readonly flows: DriftFlows;
  readonly flowsAt: Pick<FlowsAtTenants, "ourFlows">;
}

/** What is known of a flow's copies, tenant by tenant. */
export async function listDrift(
  { workspaceId, flowId }: { readonly workspaceId: string; readonly flowId: string },
  { storage, flows }: ListDriftDependencies,
): Promise<Result<{ items: DriftFinding[] }, ApiFault>> {
  if ((await flows.draft(workspaceId, flowId)) === null) return fault("not-found", "There is no flow with this id.");
  return ok({ items: await findings(workspaceId, flowId, storage) });
}

/** Everything in the workspace that somebody changed at a vendor. */
export async function listAllDrift(workspaceId: string, storage: DriftStorage): Promise<{ items: DriftFinding[] }> {
  const all = await findings(workspaceId, null, storage);
  return { items: all.filter(({ state }) => state === "drifted") };
}

/** Compares one flow on one tenant now, because somebody asked. */
export async function checkNow(
  place: LivePlace,
  dependencies: ListDriftDependencies,
): Promise<Result<DriftFinding, ApiFault>> {
  const published = await publishedOn(place, dependencies);
  if (!published.ok) return published;
  const outcome = await checkDrift({ workspaceId: place.workspaceId, place: published.value }, dependencies);
  if (outcome.kind === "busy") return BUSY;
  return ok(toFinding({ ...published.value, deploymentId: outcome.check.deploymentId }, outcome.check));
}

/** 409 while a deployment writes. */
export const BUSY = fault(
  "deployment-in-progress",
  "This flow is being published to this tenant right now. Wait until that has ended, then compare.",
);

/** What of a flow is live on a tenant, or why nothing can be compared. */
export async function publishedOn(
  { workspaceId, flowId, tenantId }: LivePlace,
  { storage, flows }: Pick<ListDriftDependencies, "storage" | "flows">,
): Promise<Result<PublishedPlace, ApiFault>> {
  if ((await flows.draft(workspaceId, flowId)) === null) return fault("not-found", "There is no flow with this id.");
  const published = await storage.in(workspaceId).published(flowId);
  const found = published.find((one) => one.tenantId === tenantId);
  if (found !== undefined) return ok(found);
  return fault("not-found", "No version of this flow is live on this tenant, or the tenant was removed.");
}

async function findings(workspaceId: string, flowId: string | null, storage: DriftStorage): Promise<DriftFinding[]> {
  const store = storage.in(workspaceId);
  const [published, checks] = [await store.published(flowId), await store.checks(flowId)];
  const byPlace = new Map(checks.map((check) => [`${check.flowId} ${check.tenantId}`, check]));
  return published.map((place) => toFinding(place, byPlace.get(`${place.flowId} ${place.tenantId}`) ?? null));
}
