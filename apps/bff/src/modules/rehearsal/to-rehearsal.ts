import type { Rehearsal } from "@tonegraph/api-contract";
import type { DeploymentTimes, LiveVersion, StoredRehearsal } from "./ports.ts";

/** A rehearsal as the API shows it. One of another publish says nothing about what is live now. */
export function toRehearsal(live: LiveVersion, stored: StoredRehearsal | null, times: DeploymentTimes): Rehearsal {
  const isOfThis = stored !== null && stored.deploymentId === live.deploymentId;
  return {
    tenantId: live.tenantId,
    tenantName: live.tenantName,
    liveVersion: live.version,
    toVersion: isOfThis ? stored.version : null,
    state: isOfThis ? stored.state : "unknown",
    items: isOfThis ? [...stored.items] : [],
    rehearsedAt: isOfThis ? stored.rehearsedAt.toISOString() : null,
    times: {
      count: times.rollbacks.length,
      lastMs: times.rollbacks[0] ?? null,
      medianMs: median(times.rollbacks),
      expectedMs: median(times.rollbacks) ?? median(times.publishes),
    },
  };
}

/** The middle one; of an even number the higher of the two, because a promise of time should rather be kept than beaten. */
export function median(times: readonly number[]): number | null {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? null;
}
