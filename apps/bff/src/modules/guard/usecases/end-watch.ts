import type { GuardStore } from "../ports.ts";
import { GUARD_ACTOR, type NoWatchReason, type WatchOutcome, type WatchRecord } from "../watch-record.ts";

/** How a watch ends. */
export interface WatchEnd {
  readonly outcome: WatchOutcome;
  readonly reason?: NoWatchReason;
  readonly at: Date;
  /** Whose doing it is; absent: the guard's. */
  readonly actor?: string;
}

/** Ends a watch: state, event and audit entry, whose hash stands for every look. Answers the watch as it is then. */
export async function endWatch(
  store: GuardStore,
  { id, flowId }: Pick<WatchRecord, "id" | "flowId">,
  { outcome, reason, at, actor = GUARD_ACTOR }: WatchEnd,
): Promise<WatchRecord | null> {
  await store.update(id, { state: "ended", outcome, endedAt: at, ...(reason === undefined ? {} : { reason }) });
  const record = await store.find(id);
  if (record === null) return null;
  await store.announce("guardEnded", record, at);
  const { tenantId, deploymentId, version, looks, looksHash, rollbackDeploymentId } = record;
  const why = reason === undefined ? {} : { reason };
  const details = {
    watchId: id,
    tenantId,
    deploymentId,
    version,
    outcome,
    ...why,
    looks,
    looksHash,
    rollbackDeploymentId,
  };
  await store.appendAudit({ at, actor, action: "guard.watchEnded", flowId, details });
  return record;
}
