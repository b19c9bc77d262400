// One outbound write. Whoever calls it has just read back; here the lease is renewed and the intent written down, then the
// request is sent. Any other order lets a worker that was paused publish over something newer.
import type { Result } from "@tonegraph/flow-model";
import type { ActivationWindow, VendorCopy, VendorError, WriteOptions } from "@tonegraph/vendor-kit";
import type { WriteIntent } from "../ports.ts";
import type { CrashStep } from "./crash-point.ts";
import type { StepContext } from "./engine-world.ts";
import { Interrupted, pause } from "./interruption.ts";
import type { JournalEntry } from "./journal.ts";

/** A write that is about to be sent. */
export interface OutboundWrite<Value> {
  /** Names the write within its deployment; its idempotency key stays the same however often it is sent. */
  readonly operation: string;
  /** Milliseconds for the whole write. */
  readonly deadlineMs: number;
  /** Milliseconds after which its request cannot land any more, where most of its time is waiting for the vendor. */
  readonly landsWithinMs?: number;
  /** Where a test may kill the process around the request; null: the step itself is such a place. */
  readonly point: CrashStep | null;
  /** How often it was sent before, in vain. */
  readonly attemptsBefore?: number | undefined;
  /** What was read back just before. */
  readonly basedOn?: VendorCopy | undefined;
  readonly window?: ActivationWindow | null;
  readonly send: (options: WriteOptions) => Promise<Result<Value, VendorError>>;
  /** What is written down in the same transaction in which the write is known to have landed. */
  readonly landed?: (value: Value) => JournalEntry;
}

/** Sends a write once and writes down how it ended. An answer that never came leaves its intent open until the deadline. */
export async function sendWrite<Value>(
  write: OutboundWrite<Value>,
  { journal, crashPoint, clock, ending }: StepContext,
): Promise<Result<Value, VendorError>> {
  const { operation, point } = write;
  crashPoint("intending", "before");
  const askedAt = clock.elapsed();
  const intent = await journal.intend({ operation, deadlineMs: write.landsWithinMs ?? write.deadlineMs });
  crashPoint("intending", "after");
  if (point !== null) crashPoint(point, "before");
  // The lease was renewed after askedAt; whoever was paused since then has less time left, or none.
  const deadlineMs = write.deadlineMs - (clock.elapsed() - askedAt);
  if (deadlineMs <= 0) {
    return { ok: false, error: { kind: "timeout", message: "The request was not sent in time.", ambiguous: true } };
  }
  const answer = await write.send({ ...optionsOf(write), idempotencyKey: intent.idempotencyKey, deadlineMs });
  if (point !== null) crashPoint(point, "after");
  const interrupted = ending?.aborted === true && isCancelled(answer);
  // What was sent stays open, so that whoever has the deployment next waits until it cannot land any more.
  if (!answer.ok && isUnanswered(answer.error)) return unlessEnded(answer, interrupted);
  const state = endedAs(answer);
  const entry = answer.ok ? write.landed?.(answer.value) : undefined;
  await journal.record({ ...entry, write: { sequence: intent.sequence, state } });
  return unlessEnded(answer, interrupted);
}

function isCancelled(answer: Result<unknown, VendorError>): boolean {
  return !answer.ok && answer.error.kind === "cancelled";
}

function unlessEnded<Value>(answer: Value, interrupted: boolean): Value {
  if (interrupted) throw new Interrupted("the answer was not waited for");
  return answer;
}

function optionsOf<Value>({
  attemptsBefore,
  basedOn,
  window,
}: OutboundWrite<Value>): Pick<WriteOptions, "attemptsBefore" | "basedOn" | "window"> {
  return {
    ...(attemptsBefore === undefined ? {} : { attemptsBefore }),
    ...(basedOn === undefined ? {} : { basedOn }),
    ...(window === undefined || window === null ? {} : { window }),
  };
}

function endedAs(answer: Result<unknown, VendorError>): "landed" | "unclear" | "notLanded" {
  if (answer.ok) return "landed";
  return answer.error.ambiguous ? "unclear" : "notLanded";
}

/** Whether any request of these writes may have reached the vendor. */
export function mayHaveHappened(writes: readonly WriteIntent[], operation: string): boolean {
  return writes.some((write) => write.operation === operation && write.state !== "notLanded");
}

/** Waits until no unfinished write of the deployment can land any more. */
export async function waitOutWrites(
  { journal, ...world }: StepContext,
  concerns: (write: WriteIntent) => boolean = () => true,
): Promise<void> {
  const open = (await journal.writes()).filter((write) => write.state === "intended" && concerns(write));
  const left = Math.max(0, ...open.map((write) => write.deadlineInMs));
  if (left > 0) await pause(left, world);
  for (const { sequence } of open) await journal.record({ write: { sequence, state: "unclear" } });
}

/** Whether the request may still be on its way: then its intent stays open until the deadline. An answer of 5xx ends it. */
function isUnanswered(error: VendorError): boolean {
  return error.ambiguous && error.status === undefined;
}
