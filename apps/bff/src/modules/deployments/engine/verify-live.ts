import type { VendorError } from "@tonegraph/vendor-kit";
import { ABSENT_HASH, contentHashOf, type VendorContent } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { StepContext } from "./engine-world.ts";
import { latencyAt, registrationKey } from "./final-audit.ts";
import { pause } from "./interruption.ts";
import { readBack } from "./read-back.ts";
import { sendWrite } from "./send-write.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { drifted } from "./take-snapshot.ts";
import { fromVendorError } from "./vendor-failure.ts";
import { copyOf } from "./write-content.ts";

const MAX_LOOKS = 3;

/** Reads the flow back and compares it with what was sent; looks again before it says that they differ. */
export async function verifyLive(world: StepContext): Promise<StepOutcome> {
  const { externalId, artefactHash } = world.deployment;
  if (externalId === null) throw new Error("a deployment without the vendor's id cannot be verified");
  for (let look = 1; ; look += 1) {
    const content = await readBack(externalId, world);
    if (content.kind === "unreadable") return { kind: "unknown", error: unread(content.error, world) };
    const seenHash = contentHashOf(content);
    if (seenHash === artefactHash) return settleAccount(externalId, { content, world });
    if (look < MAX_LOOKS) {
      await pause(world.timing.lookAgainMs, world);
      continue;
    }
    const sent = (await world.journal.writes()).length > 0;
    if (!sent) return { kind: "failed", error: drifted(seenHash ?? "") };
    const message =
      seenHash === ABSENT_HASH
        ? `The vendor accepted the flow as ${externalId} and has no flow of this id now.`
        : "The vendor accepted the flow and now holds something else than what was sent.";
    return {
      kind: "undo",
      error: { code: "verification-failed", message, ...(seenHash === null ? {} : { seenHash }) },
    };
  }
}

/** What must be true of the account beside the flow. Callers hear the flow already, so nothing here fails the deployment. */
async function settleAccount(
  externalId: string,
  { content, world }: { readonly content: VendorContent; readonly world: StepContext },
): Promise<StepOutcome> {
  const { client, deployment, journal, surroundings, timing } = world;
  const afterLive = client.afterLive?.bind(client);
  if (afterLive === undefined) return { kind: "live" };
  const published = {
    idempotencyKey: registrationKey(await journal.writes()),
    latencyMs: latencyAt(surroundings.now(), deployment),
  };
  const answer = await sendWrite(
    {
      operation: "afterLive",
      deadlineMs: timing.writeDeadlineMs,
      point: "registering",
      basedOn: copyOf(content),
      send: (options) => afterLive(externalId, { ...options, published }),
    },
    world,
  );
  if (answer.ok) return { kind: "live" };
  return { kind: "live", warning: `The flow is live. Something beside it could not be done: ${answer.error.message}` };
}

function unread(error: VendorError, { deployment }: StepContext): DeploymentError {
  const { captured, externalId } = deployment;
  const told = fromVendorError(error);
  if (captured !== "none" || externalId === null) return told;
  const left = `A draft with the id ${externalId} was made at the vendor, and could not be read back. Look at it there: whether callers hear it is not known.`;
  return { ...told, message: `${told.message} ${left}` };
}
