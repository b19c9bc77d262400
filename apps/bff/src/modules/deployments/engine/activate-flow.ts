// Puts a flow into service. Where a new content is a flow of its own, the new one opens before the former one closes:
// callers always meet one of the two.
import { ABSENT_HASH, contentHashOf } from "../../../kernel/live-reader.ts";
import { ownFlowId } from "../deployment.ts";
import { callFlow } from "./call-flow.ts";
import type { StepContext } from "./engine-world.ts";
import { undoUnlessDone } from "./prepare-flow.ts";
import { readBack } from "./read-back.ts";
import { mayHaveHappened } from "./send-write.ts";
import { stepAudit } from "./step-audit.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { drifted } from "./take-snapshot.ts";
import { fromVendorError } from "./vendor-failure.ts";

/** Activates the flow and, where it replaces another one, takes that one out of service. */
export async function activateFlow(world: StepContext): Promise<StepOutcome> {
  const { client, deployment, timing } = world;
  const send = client.activate?.bind(client);
  const { externalId, artefactHash } = deployment;
  if (send === undefined || externalId === null) return { kind: "skipped" };
  const changed = await formerChanged(world);
  if (changed !== null) return changed;
  const activated = await callFlow(
    {
      operation: "activate",
      externalId,
      hashes: new Set([artefactHash]),
      deadlineMs: timing.writeDeadlineMs,
      point: null,
      // Without a beginning it is the vendor's now, which its client knows: by our clock callers might be shut out.
      window: deployment.window,
      send: (options) => send(externalId, options),
    },
    world,
  );
  if (activated.kind !== "done") return undoUnlessDone(activated);
  return closeFormer(externalId, world);
}

/** Looks at the flow that is to be replaced once more before anything is in service: an edit of somebody else stops here. */
async function formerChanged(world: StepContext): Promise<StepOutcome | null> {
  const { journal, deployment } = world;
  const former = formerFlow(world);
  if (former === null || mayHaveHappened(await journal.writes(), "activate")) return null;
  const content = await readBack(former, world);
  if (content.kind === "unreadable") return { kind: "undo", error: fromVendorError(content.error) };
  const seen = contentHashOf(content) ?? ABSENT_HASH;
  return seen === deployment.capturedHash ? null : { kind: "undo", error: drifted(seen) };
}

async function closeFormer(externalId: string, world: StepContext): Promise<StepOutcome> {
  const former = formerFlow(world);
  const deactivate = world.client.deactivate?.bind(world.client);
  const audit = stepAudit("ACTIVATE", externalId, world);
  if (former === null || deactivate === undefined) return { kind: "done", audit };
  const outcome = await callFlow(
    {
      operation: "deactivate",
      externalId: former,
      hashes: new Set([world.deployment.capturedHash ?? ABSENT_HASH]),
      deadlineMs: world.timing.writeDeadlineMs,
      point: "deactivating",
      send: (options) => deactivate(former, options),
    },
    world,
  );
  if (outcome.kind !== "foreign") return undoUnlessDone(outcome, audit);
  // Gone is out of service, too.
  if (outcome.seenHash === ABSENT_HASH) return { kind: "done", audit };
  return { kind: "undo", error: drifted(outcome.seenHash) };
}

/** The flow that ours takes the place of; null where contents are written in place, or there was none. */
function formerFlow({ deployment, descriptor }: StepContext): string | null {
  if (descriptor.capabilities.versioning !== "newFlow" || deployment.captured !== "copy") return null;
  return ownFlowId(deployment) === null ? null : deployment.formerExternalId;
}
