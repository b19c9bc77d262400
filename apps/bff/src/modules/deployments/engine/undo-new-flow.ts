// Undoes a deployment where each content is a flow of its own. Before it was in service it is removed and nothing else
// happened; afterwards the former one goes back into service before ours leaves it.
import { ABSENT_HASH } from "../../../kernel/live-reader.ts";
import { ownFlowId, type DeploymentError } from "../deployment.ts";
import { callFlow, type CallOutcome } from "./call-flow.ts";
import type { StepContext } from "./engine-world.ts";
import { leaveBehind, removing, type UndoOutcome } from "./remove-flow.ts";
import { mayHaveHappened } from "./send-write.ts";
import { writeContent } from "./write-content.ts";

/** Brings the former flow back into service, takes ours out of it, and removes ours where nobody ever heard it. */
export async function undoNewFlow(first: DeploymentError, world: StepContext): Promise<UndoOutcome> {
  const { deployment, journal } = world;
  const own = ownFlowId(deployment);
  if (own === null) return { kind: "unknown", error: first };
  const writes = await journal.writes();
  const wasInService = mayHaveHappened(writes, "activate");
  if (mayHaveHappened(writes, "deactivate")) {
    const reopened = await reopenFormer(world);
    if (reopened.kind !== "done") return unknownAfter(first, notReopened(reopened, world));
  }
  if (wasInService) {
    const withdrawn = await withdraw(own, first, world);
    if (withdrawn.kind !== "done") return unknownAfter(first, notWithdrawn(own, withdrawn));
  }
  const staysInactive = deployment.adopted || (wasInService && deployment.captured === "copy");
  return staysInactive ? { kind: "rolledBack" } : removeOwn(own, first, world);
}

function reopenFormer(world: StepContext): Promise<CallOutcome> {
  const { client, deployment, timing } = world;
  const { formerExternalId: former, capturedHash, capturedCopy: copy } = deployment;
  if (former === null || copy === null) return Promise.resolve({ kind: "done" });
  return callFlow(
    {
      operation: "reactivate",
      externalId: former,
      hashes: new Set([capturedHash ?? ABSENT_HASH]),
      deadlineMs: timing.writeDeadlineMs,
      point: "reactivating",
      // With the window that it had.
      send: (options) => client.restore(former, copy, options),
    },
    world,
  );
}

async function withdraw(own: string, first: DeploymentError, world: StepContext): Promise<CallOutcome> {
  const deactivate = world.client.deactivate?.bind(world.client);
  if (deactivate === undefined) return { kind: "done" };
  const outcome = await callFlow(
    {
      operation: "withdraw",
      externalId: own,
      hashes: ourContents(first, world),
      deadlineMs: world.timing.writeDeadlineMs,
      point: "withdrawing",
      send: (options) => deactivate(own, options),
    },
    world,
  );
  return outcome.kind === "foreign" && outcome.seenHash === ABSENT_HASH ? { kind: "done" } : outcome;
}

async function removeOwn(own: string, first: DeploymentError, world: StepContext): Promise<UndoOutcome> {
  const wanted = removing(own, ourContents(first, world), world);
  if (wanted === null) return leaveBehind(own, first, world);
  const outcome = await writeContent(wanted, world);
  switch (outcome.kind) {
    case "landed":
      return { kind: "rolledBack" };
    case "refused":
      return leaveBehind(own, { ...first, message: `${first.message} (${outcome.error.message})` }, world);
    case "foreign":
      return unknownAfter(first, `The new flow ${own} was changed by somebody else and was left alone.`);
    case "unreadable":
      return unknownAfter(first, `Whether the new flow ${own} is gone could not be read: ${outcome.error.message}`);
  }
}

/** What we sent, and what the verification found instead of it. */
function ourContents(first: DeploymentError, { deployment }: StepContext): ReadonlySet<string> {
  return new Set([deployment.artefactHash, ...(first.seenHash === undefined ? [] : [first.seenHash])]);
}

function notReopened(outcome: Exclude<CallOutcome, { kind: "done" }>, { deployment }: StepContext): string {
  const why = outcome.kind === "foreign" ? "somebody else changed or deleted it." : outcome.error.message;
  return `The former flow ${deployment.formerExternalId} could not be put back into service: ${why}`;
}

function notWithdrawn(own: string, outcome: Exclude<CallOutcome, { kind: "done" }>): string {
  const why = outcome.kind === "foreign" ? "somebody else changed it." : outcome.error.message;
  return `The new flow ${own} could not be taken out of service: ${why}`;
}

function unknownAfter(first: DeploymentError, words: string): UndoOutcome {
  return { kind: "unknown", error: { ...first, message: `${first.message} ${words} Look at the vendor.` } };
}
