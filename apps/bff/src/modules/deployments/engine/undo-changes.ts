import { ABSENT_HASH } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { StepContext } from "./engine-world.ts";
import { readBack } from "./read-back.ts";
import { writeContent, type WantedContent, type WriteOutcome } from "./write-content.ts";

/** How the undoing of a deployment ended. */
export type UndoOutcome =
  | { readonly kind: "rolledBack" }
  /** A first publish at a vendor without deletion: what it made stays there, under this id. */
  | { readonly kind: "leftBehind"; readonly externalId: string; readonly hash: string; readonly error: DeploymentError }
  | { readonly kind: "unknown"; readonly error: DeploymentError };

/** Puts the captured copy back, or removes what a first publish made, and reads back that it is so. */
export async function undoChanges(world: StepContext): Promise<UndoOutcome> {
  const { externalId, captured, error, artefactHash } = world.deployment;
  const first = error ?? { code: "internal", message: "The deployment was stopped." };
  if (externalId === null) return { kind: "unknown", error: first };
  const from = new Set([artefactHash, ...(first.seenHash === undefined ? [] : [first.seenHash])]);
  const wanted = captured === "copy" ? restoring(externalId, from, world) : removing(externalId, from, world);
  if (wanted === null) return leaveBehind(externalId, first, world);
  const outcome = await writeContent(wanted, world);
  if (outcome.kind === "landed") return { kind: "rolledBack" };
  return { kind: "unknown", error: { ...first, message: `${first.message} ${whyNot(outcome)}` } };
}

/** Nothing can be removed, so it is said what stays there; read first, so that only what is there is said to be there. */
async function leaveBehind(externalId: string, first: DeploymentError, world: StepContext): Promise<UndoOutcome> {
  const content = await readBack(externalId, world);
  switch (content.kind) {
    case "absent":
      return { kind: "rolledBack" };
    case "unreadable": {
      const message = `${first.message} What the vendor holds as ${externalId} could not be read: ${content.error.message} Look at the vendor.`;
      return { kind: "unknown", error: { ...first, message } };
    }
    case "present": {
      const message = `${first.message} The vendor offers no deletion, so a draft with the id ${externalId} was left there. Nobody hears it: it answers no calls, and the next publish replaces it.`;
      return { kind: "leftBehind", externalId, hash: content.hash, error: { ...first, message } };
    }
  }
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

function removing(externalId: string, from: ReadonlySet<string>, world: StepContext): WantedContent | null {
  const remove = world.client.remove?.bind(world.client);
  if (remove === undefined || !world.descriptor.capabilities.deletesFlows) return null;
  return {
    operation: "remove",
    externalId,
    wantedHash: ABSENT_HASH,
    from,
    send: (_client, options) => remove(externalId, options),
  };
}

function whyNot(outcome: Exclude<WriteOutcome, { kind: "landed" }>): string {
  if (outcome.kind === "foreign") {
    return "The former content was not put back, because somebody else changed the flow meanwhile. Look at the vendor.";
  }
  return `The former content could not be put back: ${outcome.error.message} Look at the vendor.`;
}
