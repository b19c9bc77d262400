import type { StepContext } from "./engine-world.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { fromVendorError } from "./vendor-failure.ts";

const MAX_ROUNDS = 3;

/** Runs a step that changes no content (validate, compile, activate), with the same idempotency key in every round. */
export async function callVendorStep(
  operation: "validate" | "compile" | "activate",
  world: StepContext,
): Promise<StepOutcome> {
  const { client, journal, timing, clock, deployment } = world;
  const call = client[operation]?.bind(client);
  const { externalId } = deployment;
  if (call === undefined || externalId === null) return { kind: "skipped" };
  for (let round = 1; ; round += 1) {
    const intent = await journal.intend({ operation, deadlineMs: timing.writeDeadlineMs });
    const options = { idempotencyKey: intent.idempotencyKey, deadlineMs: timing.writeDeadlineMs };
    const answer = await call(externalId, options);
    const state = answer.ok ? "landed" : answer.error.ambiguous ? "unclear" : "notLanded";
    await journal.record({ write: { sequence: intent.sequence, state } });
    if (answer.ok) return { kind: "done" };
    if (!answer.error.ambiguous || round >= MAX_ROUNDS) return { kind: "undo", error: fromVendorError(answer.error) };
    await clock.sleep(timing.rewriteWaitMs);
  }
}
