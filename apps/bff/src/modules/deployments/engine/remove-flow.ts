import { ABSENT_HASH } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { StepContext } from "./engine-world.ts";
import { readBack } from "./read-back.ts";
import type { WantedContent } from "./write-content.ts";

/** How the undoing of a deployment ended. */
export type UndoOutcome =
  | { readonly kind: "rolledBack" }
  /** A first publish at a vendor without deletion: what it made stays there, under this id. */
  | { readonly kind: "leftBehind"; readonly externalId: string; readonly hash: string; readonly error: DeploymentError }
  | { readonly kind: "unknown"; readonly error: DeploymentError };

/** The removal of a flow that we made; null where the vendor offers none. */
export function removing(externalId: string, from: ReadonlySet<string>, world: StepContext): WantedContent | null {
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

/** Nothing can be removed, so it is said what stays there; read first, so that only what is there is said to be there. */
export async function leaveBehind(
  externalId: string,
  first: DeploymentError,
  world: StepContext,
): Promise<UndoOutcome> {
  const content = await readBack(externalId, world);
  switch (content.kind) {
    case "absent":
      return { kind: "rolledBack" };
    case "unreadable": {
      const message = `${first.message} What the vendor holds as ${externalId} could not be read: ${content.error.message} Look at the vendor.`;
      return { kind: "unknown", error: { ...first, message } };
    }
    case "present": {
      const leftBehind = { externalId, mayAnswerCalls: !world.descriptor.steps.includes("activating") };
      const message = `${first.message} ${leftWords(leftBehind, world)}`;
      return { kind: "leftBehind", externalId, hash: content.hash, error: { ...first, message, leftBehind } };
    }
  }
}

// Where a flow is not activated in a step of its own, callers reach it as soon as it is there.
function leftWords(
  { externalId, mayAnswerCalls }: NonNullable<DeploymentError["leftBehind"]>,
  { deployment, descriptor }: StepContext,
): string {
  if (mayAnswerCalls)
    return `Version ${deployment.version} was left at the vendor with the id ${externalId} and may answer calls. Publish again, or remove it there.`;
  const why = descriptor.capabilities.deletesFlows ? "The vendor did not delete it" : "The vendor offers no deletion";
  return `${why}, so a draft with the id ${externalId} was left there. Nobody hears it: it answers no calls, and the next publish replaces it.`;
}
