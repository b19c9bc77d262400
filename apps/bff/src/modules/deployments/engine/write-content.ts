// Brings a flow that the vendor already has to a wanted content. Order of one write: read back → renew the lease and
// write the intent down → send. Any other order lets a worker that was paused publish over something newer. An answer
// that leaves open whether the write happened is neither success nor failure until the copy was read.
import type { Result } from "@tonegraph/flow-model";
import type { DialectClient, VendorError, WriteOptions } from "@tonegraph/vendor-kit";
import { contentHashOf, type VendorContent } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { WriteIntent } from "../ports.ts";
import type { EngineWorld, StepContext } from "./engine-world.ts";
import { readBack } from "./read-back.ts";
import { fromVendorError } from "./vendor-failure.ts";

const MAX_ROUNDS = 3;

/** One content to reach. */
export interface WantedContent {
  readonly operation: "replace" | "restore" | "remove";
  readonly externalId: string;
  readonly wantedHash: string;
  /** What may be overwritten; anything else is somebody else's. */
  readonly from: ReadonlySet<string>;
  readonly send: (client: DialectClient, options: WriteOptions) => Promise<Result<null, VendorError>>;
}

/** How it ended. `sent` says whether any request of this operation may have reached the vendor. */
export type WriteOutcome =
  | { readonly kind: "landed" }
  | { readonly kind: "refused"; readonly error: DeploymentError }
  | { readonly kind: "foreign"; readonly seenHash: string; readonly sent: boolean }
  | { readonly kind: "unreadable"; readonly error: DeploymentError; readonly sent: boolean };

/** Writes until the wanted content is read back, the vendor refuses, or somebody else's content is found. */
export async function writeContent(wanted: WantedContent, world: StepContext): Promise<WriteOutcome> {
  let refusal: Refusal | null = null;
  for (let round = 1; ; round += 1) {
    const found = await lookBefore(wanted, refusal, world);
    if (found !== null) return found;
    if (refusal !== null && (refusal.final || round > MAX_ROUNDS)) return { kind: "refused", error: refusal.error };
    if (refusal !== null) await world.clock.sleep(world.timing.rewriteWaitMs);
    const failed = await sendOnce(wanted, world);
    if (failed === null) return { kind: "landed" };
    refusal = addRefusal(refusal, failed);
  }
}

/** The first error, and whether trying again makes sense. */
interface Refusal {
  readonly error: DeploymentError;
  readonly final: boolean;
}

function addRefusal(former: Refusal | null, failed: VendorError): Refusal {
  return { error: former?.error ?? fromVendorError(failed), final: !failed.ambiguous };
}

/** Reads back before a write: null when what may be overwritten is there, else how the operation has ended. */
async function lookBefore(
  wanted: WantedContent,
  refusal: Refusal | null,
  world: StepContext,
): Promise<WriteOutcome | null> {
  const { open, content, sent } = await settle(wanted, world);
  if (content.kind === "unreadable")
    return { kind: "unreadable", error: refusal?.error ?? fromVendorError(content.error), sent };
  const seen = contentHashOf(content) ?? "";
  if (open) await world.journal.record({ write: { sequence: open.sequence, state: endedAs(seen, wanted) } });
  if (seen === wanted.wantedHash) return { kind: "landed" };
  return wanted.from.has(seen) ? null : { kind: "foreign", seenHash: seen, sent };
}

/** Reads what is there. A write that is still open may land until its deadline, so its absence only counts after that. */
async function settle(
  wanted: WantedContent,
  world: EngineWorld,
): Promise<{ open: WriteIntent | undefined; content: VendorContent; sent: boolean }> {
  const own = (await world.journal.writes()).filter((write) => write.operation === wanted.operation);
  const open = own.find((write) => write.state === "intended");
  const sent = own.some((write) => write.state !== "notLanded");
  const readAt = world.clock.now();
  const content = await readBack(wanted.externalId, world);
  if (!open || contentHashOf(content) === wanted.wantedHash) return { open, content, sent };
  const left = open.deadlineInMs - (world.clock.now() - readAt);
  if (left <= 0) return { open, content, sent };
  await world.clock.sleep(left);
  return { open, content: await readBack(wanted.externalId, world), sent };
}

function endedAs(seen: string, wanted: WantedContent): "landed" | "notLanded" | "unclear" {
  if (seen === wanted.wantedHash) return "landed";
  return wanted.from.has(seen) ? "notLanded" : "unclear";
}

/** Sends one write; null when the vendor says that it was done. */
async function sendOnce(wanted: WantedContent, world: StepContext): Promise<VendorError | null> {
  const { journal, crashPoint, timing, clock } = world;
  const point = wanted.operation === "replace" ? "uploading" : "rollingBack";
  crashPoint("intending", "before");
  const askedAt = clock.now();
  const intent = await journal.intend({ operation: wanted.operation, deadlineMs: timing.writeDeadlineMs });
  crashPoint("intending", "after");
  crashPoint(point, "before");
  // The lease was renewed after askedAt; whoever was paused since then has less time left, or none.
  const deadlineMs = timing.writeDeadlineMs - (clock.now() - askedAt);
  if (deadlineMs <= 0) return { kind: "timeout", message: "The request was not sent in time.", ambiguous: true };
  const answer = await wanted.send(world.client, { idempotencyKey: intent.idempotencyKey, deadlineMs });
  crashPoint(point, "after");
  if (!answer.ok && answer.error.ambiguous && isUnanswered(answer.error)) return answer.error;
  const state = answer.ok ? "landed" : answer.error.ambiguous ? "unclear" : "notLanded";
  await journal.record({ write: { sequence: intent.sequence, state } });
  return answer.ok ? null : answer.error;
}

/** Whether the request may still be on its way: then its intent stays open until the deadline. An answer of 5xx ends it. */
function isUnanswered(error: VendorError): boolean {
  return error.status === undefined;
}
