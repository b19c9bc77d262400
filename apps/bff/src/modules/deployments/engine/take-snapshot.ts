import { ABSENT_HASH, contentHashOf } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { StepContext } from "./engine-world.ts";
import { readFirst } from "./read-back.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { fromVendorError } from "./vendor-failure.ts";

/** Keeps what the vendor holds, byte for byte, before anything is written; stops where somebody else has changed it. */
export async function takeSnapshot(world: StepContext): Promise<StepOutcome> {
  const { externalId, expectedHash } = world.deployment;
  if (externalId === null) return { kind: "done", changes: { captured: "none" } };
  const content = await readFirst(externalId, world);
  if (content.kind === "unreadable") return { kind: "failed", error: fromVendorError(content.error) };
  const seen = contentHashOf(content) ?? ABSENT_HASH;
  if (content.kind === "absent" && expectedHash === null && !isOwnId(externalId, world))
    return { kind: "failed", error: missing(externalId) };
  if (!mayReplace(seen, world)) return { kind: "failed", error: expectedHash === null ? foreign(seen) : drifted(seen) };
  const former = world.descriptor.capabilities.versioning === "newFlow" ? { formerExternalId: externalId } : {};
  if (content.kind === "absent") return { kind: "done", changes: { ...former, captured: "none" } };
  const { artefact, raw, hash } = content;
  const capturedCopy = { artefact, raw };
  return { kind: "done", changes: { ...former, captured: "copy", capturedCopy, capturedHash: hash } };
}

/** What we published, what a person chose to overwrite, or, before the first publish, what already is what we would write. */
function mayReplace(seen: string, { deployment }: StepContext): boolean {
  const { expectedHash, overDrift, artefactHash } = deployment;
  if (seen === (expectedHash ?? ABSENT_HASH) || seen === overDrift) return true;
  return expectedHash === null && seen === artefactHash;
}

function isOwnId(externalId: string, { converter, artefact }: StepContext): boolean {
  return converter.externalIdOf?.(artefact) === externalId;
}

/** What is said when the vendor's copy is not what we published. */
export function drifted(seenHash: string): DeploymentError {
  const what = seenHash === ABSENT_HASH ? "deleted the flow" : "changed the flow";
  return {
    code: "drifted",
    message: `Somebody ${what} at the vendor since it was published from here. Nothing was overwritten: look at the difference and decide.`,
    seenHash,
  };
}

/** Where nothing of the flow was published before, nobody changed anything: it was somebody else's all along. */
function foreign(seenHash: string): DeploymentError {
  const message =
    "The flow that the vendor holds there was never published from here. Nothing was overwritten: look at it and decide.";
  return { code: "drifted", message, seenHash };
}

function missing(externalId: string): DeploymentError {
  const message = `The tenant's settings name the flow ${externalId}, and the vendor has none of this id.`;
  return { code: "external-flow-missing", message };
}
