// A queued publish that nobody has begun gives way to a newer version: it would only have been overwritten. What has begun
// is never touched, and neither is a queued publish by one of the same or an older version.
import type { Actor } from "../../kernel/actor.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { DeploymentRecord } from "./deployment.ts";
import type { DeploymentStore } from "./ports.ts";

/** What would take its place: a publish of this version; null for a draft that is not frozen yet, the newest of all. */
export interface Successor {
  readonly kind: "publish" | "rollback";
  readonly version: number | null;
}

/** Whether a deployment that has not ended may give way. */
export function mayGiveWay({ state, kind, version, schedule }: DeploymentRecord, successor: Successor): boolean {
  if (state !== "queued" || kind !== "publish" || successor.kind !== "publish" || schedule !== null) return false;
  return successor.version === null || successor.version > version;
}

/** Ends the queued deployment of a place for its successor; true where the place is free then. */
export async function supersedeQueued(
  { place, successor, actor, at }: { place: FlowOnTenant; successor: Successor; actor: Actor; at: Date },
  store: DeploymentStore,
): Promise<boolean> {
  const id = await store.findActive(place);
  const queued = id === null ? null : await store.find(id);
  if (id === null || queued === null) return true;
  if (!mayGiveWay(queued, successor)) return false;
  const message = `Version ${successor.version ?? ""} was published before this one had begun. Nothing was changed for it.`;
  if (!(await store.supersede(id, { error: { code: "newer-published", message }, at }))) return false;
  await store.announce(id);
  const { flowId, tenantId } = place;
  const details = { deploymentId: id, tenantId, version: queued.version, by: successor.version };
  await store.appendAudit({ at, actor: actor.id, action: "DEPLOY_SUPERSEDED", flowId, details });
  return true;
}
