import type { StepContext } from "./engine-world.ts";
import { leaveBehind, removing, type UndoOutcome } from "./remove-flow.ts";
import { waitOutWrites } from "./send-write.ts";
import { undoNewFlow } from "./undo-new-flow.ts";
import { writeContent, type WantedContent, type WriteOutcome } from "./write-content.ts";

const FORWARD: ReadonlySet<string> = new Set(["create", "replace", "validate", "activate", "deactivate"]);

/** Puts the captured copy back, or removes what a first publish made, and reads back that it is so. */
export async function undoChanges(world: StepContext): Promise<UndoOutcome> {
  const { externalId, captured, error, artefactHash } = world.deployment;
  const first = error ?? { code: "internal", message: "The deployment was stopped." };
  if (externalId === null) return { kind: "unknown", error: first };
  // What we sent and nobody answered may land until its deadline, also after what is done here.
  await waitOutWrites(world, (write) => FORWARD.has(write.operation));
  if (world.descriptor.capabilities.versioning === "newFlow") return undoNewFlow(first, world);
  const from = new Set([artefactHash, ...(first.seenHash === undefined ? [] : [first.seenHash])]);
  const wanted = captured === "copy" ? restoring(externalId, from, world) : removing(externalId, from, world);
  if (wanted === null) return leaveBehind(externalId, first, world);
  const outcome = await writeContent(wanted, world);
  if (outcome.kind === "landed") return { kind: "rolledBack" };
  if (outcome.kind === "refused" && wanted.operation === "remove")
    return leaveBehind(externalId, { ...first, message: `${first.message} (${outcome.error.message})` }, world);
  return { kind: "unknown", error: { ...first, message: `${first.message} ${whyNot(outcome)}` } };
}

function restoring(externalId: string, from: ReadonlySet<string>, { deployment }: StepContext): WantedContent {
  const { capturedCopy: copy, capturedHash } = deployment;
  if (copy === null || capturedHash === null) throw new Error("a captured copy without its content");
  return {
    operation: "restore",
    externalId,
    wantedHash: capturedHash,
    from,
    send: (client, options) => client.restore(externalId, copy, options),
  };
}

function whyNot(outcome: Exclude<WriteOutcome, { kind: "landed" }>): string {
  if (outcome.kind === "foreign") {
    return "The former content was not put back, because somebody else changed the flow meanwhile. Look at the vendor.";
  }
  return `The former content could not be put back: ${outcome.error.message} Look at the vendor.`;
}
