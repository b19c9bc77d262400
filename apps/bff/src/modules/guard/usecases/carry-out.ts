// Carries a decision to roll back out. The decision was written down first; the deployment's key follows from the watch, so
// that whoever comes here again, after a crash or beside another process, meets the same deployment.
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { GuardDependencies, GuardStore, WatchPlace } from "../ports.ts";
import { GUARD_ACTOR, type WatchRecord } from "../watch-record.ts";
import { endWatch } from "./end-watch.ts";

/** How long what may pass by itself is tried again before a person is asked. */
const TRY_FOR_MS = 1_800_000;
const PASSING: ReadonlySet<ApiFault["code"]> = new Set(["deployment-in-progress", "vendor-failed", "overloaded"]);
const FINAL = new Set(["live", "failed", "rolledBack", "unknown", "cancelled", "superseded"]);

type CarryDependencies = Pick<GuardDependencies, "storage" | "rollBack" | "now">;

/** Begins the rollback that was decided, or looks what became of it. Answers why it could not begin; a person is asked then. */
export async function carryOut(
  { workspaceId, watchId }: WatchPlace,
  dependencies: CarryDependencies,
): Promise<Result<null, ApiFault>> {
  const { storage, rollBack, now } = dependencies;
  const watch = await storage.in(workspaceId).find(watchId);
  if (watch?.state !== "rollingBack" || watch.decided === null || watch.former === null) return ok(null);
  if (watch.rollbackDeploymentId !== null) {
    await followRollback({ workspaceId, watchId }, dependencies);
    return ok(null);
  }
  const { flowId, tenantId, former, decided } = watch;
  const begun = await rollBack({
    workspaceId,
    flowId,
    tenantId,
    actorId: decided.by,
    toVersion: former.version,
    note: noteOf(watch),
    key: `guard-${watchId}-${watch.rollbacks}`,
    onlyWhileLive: watch.deploymentId,
  });
  const at = now();
  const isPassing = !begun.ok && decided.by === GUARD_ACTOR && PASSING.has(begun.error.code);
  if (isPassing && at.getTime() - decided.at.getTime() < TRY_FOR_MS) return ok(null);
  await storage.transaction(workspaceId, async (store) => {
    const held = await store.hold(watchId);
    if (held?.state !== "rollingBack" || held.rollbackDeploymentId !== null) return ok(null);
    if (begun.ok) await noteRollback(store, held, { deploymentId: begun.value, at });
    else if ((await store.liveDeployment(held)) === held.deploymentId)
      await askInstead(store, held, { refusal: begun.error.detail, at });
    else await endWatch(store, held, { outcome: "superseded", at });
    return ok(null);
  });
  return begun.ok ? ok(null) : err(begun.error);
}

async function noteRollback(
  store: GuardStore,
  { id, flowId, tenantId, version, former, decided }: WatchRecord,
  { deploymentId, at }: { readonly deploymentId: string; readonly at: Date },
): Promise<void> {
  await store.update(id, { rollbackDeploymentId: deploymentId, refusal: null });
  const details = { watchId: id, tenantId, version, toVersion: former?.version ?? null, deploymentId };
  await store.appendAudit({ at, actor: decided?.by ?? GUARD_ACTOR, action: "guard.rollbackBegan", flowId, details });
}

/** The former version could not be brought back: from here on a person decides. */
async function askInstead(
  store: GuardStore,
  watch: WatchRecord,
  { refusal, at }: { readonly refusal: string; readonly at: Date },
): Promise<void> {
  const rollbacks = watch.rollbacks + 1;
  const asking = { state: "asking", refusal, rollbacks, rollbackDeploymentId: null, decided: null } as const;
  await store.update(watch.id, asking);
  const record = await store.find(watch.id);
  if (record !== null) await store.announce("guardTripped", record, at);
  const details = { watchId: watch.id, tenantId: watch.tenantId, version: watch.version, refusal };
  await store.appendAudit({ at, actor: GUARD_ACTOR, action: "guard.rollbackFailed", flowId: watch.flowId, details });
}

async function followRollback(
  { workspaceId, watchId }: WatchPlace,
  { storage, now }: CarryDependencies,
): Promise<void> {
  await storage.transaction(workspaceId, async (store) => {
    const held = await store.hold(watchId);
    if (held?.state !== "rollingBack" || held.rollbackDeploymentId === null) return ok(null);
    const end = await store.deploymentEnd(held.rollbackDeploymentId);
    if (end === null || !FINAL.has(end.state)) return ok(null);
    const at = now();
    if (end.state === "live") {
      await endWatch(store, held, { outcome: "rolledBack", at, actor: held.decided?.by ?? GUARD_ACTOR });
    } else {
      await askInstead(store, held, { refusal: `The rollback ended “${end.state}”. ${end.message}`.trim(), at });
    }
    return ok(null);
  });
}

function noteOf({ trip, former }: WatchRecord): string {
  if (trip === null) return "";
  const { former: then, seen } = trip.overall;
  const percent = (lost: number, calls: number) => `${((100 * lost) / Math.max(1, calls)).toFixed(1)} %`;
  return `Guard: ${percent(seen.lost, seen.calls)} of ${seen.calls} callers hung up, ${percent(then.lost, then.calls)} did with version ${former?.version ?? ""}.`;
}
