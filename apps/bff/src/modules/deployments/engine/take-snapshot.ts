import { ABSENT_HASH, contentHashOf } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { StepContext } from "./engine-world.ts";
import { readOnce } from "./read-back.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { fromVendorError } from "./vendor-failure.ts";

/** Keeps what the vendor holds, byte for byte, before anything is written; stops where somebody else has changed it. */
export async function takeSnapshot(world: StepContext): Promise<StepOutcome> {
  const { externalId, expectedHash, overDrift } = world.deployment;
  if (externalId === null) return { kind: "done", changes: { captured: "none" } };
  const content = await readOnce(externalId, world);
  if (content.kind === "unreadable") return { kind: "failed", error: fromVendorError(content.error) };
  const seen = contentHashOf(content) ?? ABSENT_HASH;
  if (content.kind === "absent" && expectedHash === null) return { kind: "failed", error: missing(externalId) };
  if (seen !== (expectedHash ?? ABSENT_HASH) && seen !== overDrift) return { kind: "failed", error: drifted(seen) };
  if (content.kind === "absent") return { kind: "done", changes: { captured: "none" } };
  const { artefact, raw, hash } = content;
  return { kind: "done", changes: { captured: "copy", capturedCopy: { artefact, raw }, capturedHash: hash } };
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

function missing(externalId: string): DeploymentError {
  const message = `The tenant's settings name the flow ${externalId}, and the vendor has none of this id.`;
  return { code: "external-flow-missing", message };
}
