// Brings a flow to a wanted content. An answer that leaves open whether the write happened is neither success nor failure
// until the copy was read; a conflict says that the copy has changed since it was read, which may be no more than a counter.
import type { Result } from "@tonegraph/flow-model";
import type { ActivationWindow, DialectClient, VendorCopy, VendorError, WriteOptions } from "@tonegraph/vendor-kit";
import { contentHashOf, type VendorContent } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { WriteIntent } from "../ports.ts";
import type { EngineWorld, StepContext } from "./engine-world.ts";
import { pause } from "./interruption.ts";
import { readBack } from "./read-back.ts";
import { addRefusal, isFinalRefusal, waitToRepeat, type Refusal } from "./refusal.ts";
import { sendWrite } from "./send-write.ts";
import { fromVendorError } from "./vendor-failure.ts";

/** One content to reach. */
export interface WantedContent {
  readonly operation: "create" | "replace" | "restore" | "remove";
  readonly externalId: string;
  readonly wantedHash: string;
  /** What may be overwritten; anything else is somebody else's. */
  readonly from: ReadonlySet<string>;
  readonly window?: ActivationWindow | null;
  readonly send: (client: DialectClient, options: WriteOptions) => Promise<Result<unknown, VendorError>>;
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
  for (;;) {
    const seen = await lookBefore(wanted, refusal, world);
    if (seen.kind !== "free") return seen;
    if (refusal !== null && isFinalRefusal(refusal)) return { kind: "refused", error: refusal.error };
    const answer = await sendWrite(
      {
        operation: wanted.operation,
        deadlineMs: world.timing.writeDeadlineMs,
        point: wanted.operation === "restore" || wanted.operation === "remove" ? "rollingBack" : "uploading",
        attemptsBefore: refusal?.sends,
        basedOn: seen.copy,
        window: wanted.window ?? null,
        send: (options) => wanted.send(world.client, options),
      },
      world,
    );
    if (answer.ok) return { kind: "landed" };
    refusal = addRefusal(refusal, answer.error, world);
    if (!isFinalRefusal(refusal)) await waitToRepeat(refusal, world);
  }
}

/** Reads back before a write: what may be overwritten, or how the operation has ended. */
async function lookBefore(
  wanted: WantedContent,
  refusal: Refusal | null,
  world: StepContext,
): Promise<WriteOutcome | { readonly kind: "free"; readonly copy: VendorCopy | undefined }> {
  const { open, content, sent } = await settle(wanted, world);
  if (content.kind === "unreadable")
    return { kind: "unreadable", error: refusal?.error ?? fromVendorError(content.error), sent };
  const seen = contentHashOf(content) ?? "";
  if (open) await world.journal.record({ write: { sequence: open.sequence, state: endedAs(seen, wanted) } });
  if (seen === wanted.wantedHash) return { kind: "landed" };
  if (!wanted.from.has(seen)) return { kind: "foreign", seenHash: seen, sent };
  return { kind: "free", copy: copyOf(content) };
}

/** The copy that a write replaces; undefined where there is none. */
export function copyOf(content: VendorContent): VendorCopy | undefined {
  return content.kind === "present" ? { artefact: content.artefact, raw: content.raw } : undefined;
}

/** Reads what is there. A write that is still open may land until its deadline, so its absence only counts after that. */
async function settle(
  wanted: WantedContent,
  world: EngineWorld,
): Promise<{ open: WriteIntent | undefined; content: VendorContent; sent: boolean }> {
  const own = (await world.journal.writes()).filter((write) => write.operation === wanted.operation);
  const open = own.findLast((write) => write.state === "intended");
  const sent = own.some((write) => write.state !== "notLanded");
  const readAt = world.clock.elapsed();
  const content = await readBack(wanted.externalId, world);
  if (!open || contentHashOf(content) === wanted.wantedHash) return { open, content, sent };
  const left = open.deadlineInMs - (world.clock.elapsed() - readAt);
  if (left <= 0) return { open, content, sent };
  await pause(left, world);
  return { open, content: await readBack(wanted.externalId, world), sent };
}

function endedAs(seen: string, wanted: WantedContent): "landed" | "notLanded" | "unclear" {
  if (seen === wanted.wantedHash) return "landed";
  return wanted.from.has(seen) ? "notLanded" : "unclear";
}
