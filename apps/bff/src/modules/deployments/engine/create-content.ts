// Makes a flow at a vendor that does not have it yet. There is nothing to read before, and where the dialect offers
// neither an idempotency key nor a listing, nothing to read after a lost answer: then a person is asked.
import type { Json } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { DeploymentError } from "../deployment.ts";
import type { StepContext } from "./engine-world.ts";
import { fromVendorError } from "./vendor-failure.ts";

const MAX_ROUNDS = 3;

/** How it ended. */
export type CreateOutcome =
  | { readonly kind: "created"; readonly externalId: string }
  | { readonly kind: "refused"; readonly error: DeploymentError }
  | { readonly kind: "lost"; readonly error: DeploymentError };

/** Creates the flow and remembers its id in the same transaction in which the write is written down as landed. */
export async function createContent(artefact: Json, world: StepContext): Promise<CreateOutcome> {
  const { journal, descriptor } = world;
  const repeatable = descriptor.capabilities.repeatableCreate;
  const open = (await journal.writes()).find((write) => write.operation === "create" && write.state === "intended");
  if (open && !repeatable) return lost(undefined);
  for (let round = 1; ; round += 1) {
    const answer = await sendOnce(artefact, world);
    if (answer.ok) return { kind: "created", externalId: answer.externalId };
    if (!answer.error.ambiguous) return { kind: "refused", error: fromVendorError(answer.error) };
    if (!repeatable || round >= MAX_ROUNDS) return lost(answer.error);
    await world.clock.sleep(world.timing.rewriteWaitMs);
  }
}

async function sendOnce(
  artefact: Json,
  world: StepContext,
): Promise<{ ok: true; externalId: string } | { ok: false; error: VendorError }> {
  const { journal, crashPoint, timing, client } = world;
  crashPoint("intending", "before");
  const intent = await journal.intend({ operation: "create", deadlineMs: timing.writeDeadlineMs });
  crashPoint("intending", "after");
  crashPoint("uploading", "before");
  const answer = await client.create(artefact, {
    idempotencyKey: intent.idempotencyKey,
    deadlineMs: timing.writeDeadlineMs,
  });
  crashPoint("uploading", "after");
  if (answer.ok) {
    const { externalId } = answer.value;
    await journal.record({ changes: { externalId }, write: { sequence: intent.sequence, state: "landed" } });
    return { ok: true, externalId };
  }
  const state = answer.error.ambiguous ? "unclear" : "notLanded";
  await journal.record({ write: { sequence: intent.sequence, state } });
  return answer;
}

function lost(error: VendorError | undefined): CreateOutcome {
  const said = error === undefined ? "Tonegraph was stopped before the answer came." : error.message;
  return {
    kind: "lost",
    error: {
      code: "creation-lost",
      message: `Whether the flow was created at the vendor is not known: ${said} Look there for a new flow of this name; if it is there, enter its id in the tenant's settings, otherwise publish again.`,
      ...(error?.vendorMessage === undefined ? {} : { vendorMessage: error.vendorMessage }),
    },
  };
}
