import type { DeploymentRecord } from "../deployment.ts";
import type { JournalEntry } from "./journal.ts";

/** What a first publish made and nobody could read: remembered as no version, so that the next publish makes no second. */
export function draftLeft(deployment: DeploymentRecord, since: Date): Pick<JournalEntry, "live"> {
  const { captured, externalId, artefactHash: hash, id } = deployment;
  if (captured !== "none" || externalId === null) return {};
  return { live: { externalId, version: null, hash, deploymentId: id, since } };
}
