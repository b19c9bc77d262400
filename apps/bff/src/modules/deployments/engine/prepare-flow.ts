import type { DeploymentError } from "../deployment.ts";
import { callFlow, type CallOutcome } from "./call-flow.ts";
import type { StepContext } from "./engine-world.ts";
import { stepAudit, type StepAudit } from "./step-audit.ts";
import type { StepOutcome } from "./step-outcome.ts";

/** Lets the vendor judge the flow; a flow that was live before was judged then. */
export async function validateFlow(world: StepContext): Promise<StepOutcome> {
  const send = world.client.validate?.bind(world.client);
  const { externalId, adopted, artefactHash } = world.deployment;
  if (send === undefined || externalId === null || adopted) return { kind: "skipped" };
  const outcome = await callFlow(
    {
      operation: "validate",
      externalId,
      hashes: new Set([artefactHash]),
      deadlineMs: world.timing.writeDeadlineMs,
      point: null,
      send: (options) => send(externalId, options),
    },
    world,
  );
  return undoUnlessDone(outcome);
}

/**
 * Lets the vendor compile the flow, however long it is busy, up to the deadline; the lease is renewed meanwhile. A tenant's
 * flows take turns.
 */
export async function compileFlow(world: StepContext): Promise<StepOutcome> {
  const send = world.client.compile?.bind(world.client);
  const { externalId, adopted, artefactHash } = world.deployment;
  if (send === undefined || externalId === null || adopted) return { kind: "skipped" };
  const call = (): Promise<CallOutcome> =>
    callFlow(
      {
        operation: "compile",
        externalId,
        hashes: new Set([artefactHash]),
        deadlineMs: world.timing.compileDeadlineMs,
        // The rest is looking: whoever goes on after a crash need not wait for it.
        landsWithinMs: world.timing.writeDeadlineMs,
        point: null,
        send: (options) => send(externalId, options),
      },
      world,
    );
  const outcome = await world.inTurn(`compile ${world.deployment.tenantId}`, call, world);
  return undoUnlessDone(outcome, stepAudit("COMPILE", externalId, world));
}

/** What was made has to go again, whatever kept the vendor from doing the step; what cannot be read, the undo says. */
export function undoUnlessDone(outcome: CallOutcome, audit?: StepAudit): StepOutcome {
  switch (outcome.kind) {
    case "done":
      return { kind: "done", ...(audit === undefined ? {} : { audit }) };
    case "refused":
    case "unreadable":
      return { kind: "undo", error: outcome.error };
    case "foreign":
      return { kind: "undo", error: changedWhilePublished(outcome.seenHash) };
  }
}

/** What is said when the flow that we made holds something else before it is live. */
function changedWhilePublished(seenHash: string): DeploymentError {
  const message = "Somebody changed the new flow at the vendor while it was published. It was not put into service.";
  return { code: "changed-meanwhile", message, seenHash };
}
