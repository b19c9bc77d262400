// Makes a flow at a vendor that gives flows their ids. There is nothing to read before, and where the dialect offers
// neither an idempotency key nor a listing, nothing to read after a lost answer: then a person is asked.
import type { Json } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { DeploymentError } from "../deployment.ts";
import { CREATION_LOST } from "../lost-creation.ts";
import type { StepContext } from "./engine-world.ts";
import { addRefusal, isFinalRefusal, waitToRepeat, type Refusal } from "./refusal.ts";
import { sendWrite } from "./send-write.ts";

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
  if (open && !repeatable) return lost(undefined, world);
  let refusal: Refusal | null = null;
  for (;;) {
    const answer = await sendOnce(artefact, refusal?.sends, world);
    if (answer.ok) return { kind: "created", externalId: answer.value.externalId };
    refusal = addRefusal(refusal, answer.error, world);
    if (answer.error.ambiguous && (!repeatable || isFinalRefusal(refusal))) return lost(answer.error, world);
    if (isFinalRefusal(refusal)) return { kind: "refused", error: refusal.error };
    await waitToRepeat(refusal, world);
  }
}

function sendOnce(artefact: Json, attemptsBefore: number | undefined, world: StepContext) {
  const { client, timing, deployment } = world;
  return sendWrite(
    {
      operation: "create",
      deadlineMs: timing.writeDeadlineMs,
      attemptsBefore,
      point: "uploading",
      window: deployment.window,
      send: (options) => client.create(artefact, options),
      landed: ({ externalId }) => ({ changes: { externalId } }),
    },
    world,
  );
}

// What the client says to do would contradict this: whoever tries again at once may have two flows there.
function lost(error: VendorError | undefined, { deployment }: StepContext): CreateOutcome {
  const why = error === undefined ? "Tonegraph was stopped before the answer came" : "The vendor's answer was lost";
  const isBeside = deployment.captured === "copy";
  return {
    kind: "lost",
    error: {
      code: CREATION_LOST,
      message: `${why}, so whether it has the new flow is not known. ${isBeside ? BESIDE : ALONE}`,
      ...(error?.vendorMessage === undefined ? {} : { vendorMessage: error.vendorMessage }),
      ...(isBeside ? {} : { asksForId: true }),
    },
  };
}

const ALONE =
  "Look for a new flow of this name there: enter its id in the publish dialog, or publish again if there is none.";
const BESIDE =
  "What was live stays live: publish again. A new draft of this name there answers no calls and can be deleted.";
