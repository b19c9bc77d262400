// A write that changes no content (validate, compile, activate, deactivate): it makes sense only while the flow holds what
// it is meant for, and repeating it has the same effect. Read back → renew the lease and write the intent down → send.
import type { Result } from "@tonegraph/flow-model";
import type { ActivationWindow, VendorError, WriteOptions } from "@tonegraph/vendor-kit";
import { contentHashOf, type VendorContent } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import type { CrashStep } from "./crash-point.ts";
import type { StepContext } from "./engine-world.ts";
import { readBack } from "./read-back.ts";
import { addRefusal, isFinalRefusal, waitToRepeat, type Refusal } from "./refusal.ts";
import { sendWrite, waitOutWrites } from "./send-write.ts";
import { fromVendorError } from "./vendor-failure.ts";
import { copyOf } from "./write-content.ts";

/** One such write. */
export interface FlowCall {
  readonly operation: string;
  readonly externalId: string;
  /** What the flow must hold. */
  readonly hashes: ReadonlySet<string>;
  readonly deadlineMs: number;
  /** As of an outbound write. */
  readonly landsWithinMs?: number;
  readonly point: CrashStep | null;
  readonly window?: ActivationWindow | null;
  readonly send: (options: WriteOptions) => Promise<Result<null, VendorError>>;
}

/** How it ended. `foreign`: the flow holds something else, or is gone, and was left alone. */
export type CallOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly error: DeploymentError }
  | { readonly kind: "foreign"; readonly seenHash: string }
  | { readonly kind: "unreadable"; readonly error: DeploymentError };

/** Calls until the vendor has done it or refuses; done at once where it is known to have landed before. */
export async function callFlow(call: FlowCall, world: StepContext): Promise<CallOutcome> {
  const isOwn = (write: { readonly operation: string }) => write.operation === call.operation;
  if ((await world.journal.writes()).some((write) => isOwn(write) && write.state === "landed")) return { kind: "done" };
  let refusal: Refusal | null = null;
  for (;;) {
    await waitOutWrites(world, isOwn);
    const content = await readBack(call.externalId, world);
    const end = endWithout(content, { call, refusal });
    if (end !== null) return end;
    const answer = await sendWrite({ ...call, attemptsBefore: refusal?.sends, basedOn: copyOf(content) }, world);
    if (answer.ok) return { kind: "done" };
    refusal = addRefusal(refusal, answer.error, world);
    if (!isFinalRefusal(refusal)) await waitToRepeat(refusal, world);
  }
}

/** How the call ends without being sent (again); null where it is to be sent. The first error stays the error. */
function endWithout(
  content: VendorContent,
  { call, refusal }: { readonly call: FlowCall; readonly refusal: Refusal | null },
): CallOutcome | null {
  if (content.kind === "unreadable")
    return { kind: "unreadable", error: refusal?.error ?? fromVendorError(content.error) };
  const seenHash = contentHashOf(content) ?? "";
  if (!call.hashes.has(seenHash)) return { kind: "foreign", seenHash };
  return refusal !== null && isFinalRefusal(refusal) ? { kind: "refused", error: refusal.error } : null;
}
