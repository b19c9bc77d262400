import type { DriftFinding } from "@tonegraph/api-contract";
import type { DriftCheck, PublishedPlace } from "./ports.ts";

/** A comparison as the API shows it. One that was made with an earlier publish says nothing about what is live now. */
export function toFinding(place: PublishedPlace, check: DriftCheck | null): DriftFinding {
  const { flowId, tenantId, tenantName, dialect, version, since } = place;
  const base = { flowId, tenantId, tenantName, dialect, version };
  if (check === null || check.deploymentId !== place.deploymentId) {
    // Publishing ends with reading back and comparing.
    return { ...base, state: "inSync", liveHash: null, foundAt: null, checkedAt: since.toISOString(), message: "" };
  }
  const { state, liveHash, foundAt, checkedAt, message } = check;
  return {
    ...base,
    state,
    liveHash,
    foundAt: foundAt?.toISOString() ?? null,
    checkedAt: checkedAt?.toISOString() ?? null,
    message,
  };
}
