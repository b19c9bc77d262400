import { err, ok, type Result } from "@tonegraph/flow-model";
import type { Clock, HttpResponse, Random } from "../http.ts";
import type { VendorError } from "../vendor-error.ts";
import type { BoardBreaker } from "./breaker-board.ts";
import { CANCELLED, type Cancellation } from "./cancellation.ts";
import type { BreakerOutcome, BreakerPermit } from "./circuit-breaker.ts";
import type { RateGate } from "./rate-gate.ts";
import type { Sending } from "./send-once.ts";
import { cancelledError, type CallEffect, type FailedAttempt } from "./vendor-call.ts";
import { waitMs, type Wait } from "./wait.ts";

/** How often and how patiently a call is repeated. Milliseconds. */
export interface RepeatPolicy {
  /** All attempts together, never more than 3. */
  readonly maxAttempts: 1 | 2 | 3;
  readonly attemptTimeoutMs: number;
  readonly deadlineMs: number;
  /** The wait after a server error, a time-out or a lost connection. */
  readonly failureWait: Wait;
  /** The wait after 429 without a usable `Retry-After`. */
  readonly rateLimitWait: Wait;
  /** The longest `Retry-After` that is waited for; a longer one ends the call and is told to the caller. */
  readonly maxRetryAfterMs: number;
}

/** What is known at once is not waited for: each wait costs time, and most calls need wait for their answer alone. */
type MaybeLater<Value> = Value | Promise<Value>;

/** What repeating needs from outside. */
export interface RepeatWorld {
  readonly policy: RepeatPolicy;
  readonly clock: Clock;
  readonly random: Random;
  readonly breaker: BoardBreaker;
  readonly gate: RateGate;
  readonly cancellation: Cancellation;
  /** The vendor's name for people. */
  readonly vendor: string;
  /** How often the call was sent before it was handed over. */
  readonly attemptsBefore?: number | undefined;
  /** Gets what an attempt needs before it is sent (a token). Its failure ends the call and is no fault of the API called. */
  readonly prepare: (leftMs: number) => MaybeLater<VendorError | null>;
  /** Sends once. */
  readonly attempt: (number: number, timeoutMs: number) => Sending;
  /** Told of an attempt that failed, before anything follows from it. */
  readonly onFailed?: (error: VendorError) => void;
  /** After every 401: drops what was refused and says whether one more attempt makes sense. */
  readonly renewCredentials: () => boolean;
}

/**
 * Sends a call until it succeeds, must not be repeated, or runs out of attempts or time: `deadline`, in milliseconds of the
 * clock's `elapsed`. Never repeats an ambiguous write.
 */
export async function repeatCall(
  effect: CallEffect,
  deadline: number,
  world: RepeatWorld,
): Promise<Result<HttpResponse, VendorError>> {
  let ambiguous = false;
  let last: VendorError | null = null;
  for (let number = 1 + (world.attemptsBefore ?? 0); ; number += 1) {
    const readying = makeReady({ deadline, last }, world);
    const ready = readying instanceof Promise ? await readying : readying;
    if (!ready.ok) return err({ ...ready.error, ambiguous });
    const { permit, leftMs } = ready.value;
    let attempted: Result<HttpResponse, FailedAttempt>;
    let outcome: BreakerOutcome = "unknown";
    try {
      const sending = world.attempt(number, Math.min(world.policy.attemptTimeoutMs, leftMs));
      attempted = sending.read(await sending.answer);
      outcome = outcomeOf(attempted, world);
    } finally {
      // Also after a fault of our own: a probe that is not given back would keep the group closed for ever.
      permit.record(outcome);
    }
    if (attempted.ok) return attempted;
    const failed = attempted.error;
    ambiguous ||= effect !== "read" && failed.mayHaveHappened;
    last = { ...failed.error, ambiguous };
    const wait = nextWait(effect, { failed, number }, world);
    if (wait === null || !isWorthWaiting(wait, deadline, world))
      return err({ ...last, ...resend(failed, number, world) });
    if (wait > 0) await world.cancellation.race(world.clock.sleep(wait));
    if (world.cancellation.aborted()) return err({ ...cancelledError(world.vendor), ambiguous });
  }
}

interface Progress {
  readonly deadline: number;
  /** What the attempt before this one ended with: it tells more than "no time left". */
  readonly last: VendorError | null;
}

/** The right to send an attempt within so many milliseconds, or why it is not sent. */
type Ready = Result<{ readonly permit: BreakerPermit; readonly leftMs: number }, VendorError>;

function makeReady(progress: Progress, world: RepeatWorld): MaybeLater<Ready> {
  return whenKnown(prepared(progress.deadline, world), (unprepared) =>
    unprepared === null ? readyAtTurn(progress, world) : err(unprepared),
  );
}

function readyAtTurn({ deadline, last }: Progress, world: RepeatWorld): MaybeLater<Ready> {
  return whenKnown(takeTurn(deadline, world), (refused) => {
    if (refused !== null) return err(refused.kind === "cancelled" ? refused : (last ?? refused));
    const isInTime = world.clock.elapsed() < deadline;
    return whenKnown(isInTime ? world.breaker.admit() : null, (permit) => {
      if (permit === null) return err(last ?? notSent(deadline, world));
      // Looked at again: other processes may have been asked for the right to try.
      const leftMs = deadline - world.clock.elapsed();
      if (leftMs > 0) return ifStillWanted({ permit, leftMs }, world);
      permit.record("unknown");
      return err(last ?? notSent(deadline, world));
    });
  });
}

/** The work may have ended while the right to send was got: then nothing was sent. */
function ifStillWanted(
  right: { readonly permit: BreakerPermit; readonly leftMs: number },
  { cancellation, vendor }: RepeatWorld,
): Ready {
  if (!cancellation.aborted()) return ok(right);
  right.permit.record("unknown");
  return err(cancelledError(vendor));
}

function whenKnown<Value, Next>(value: MaybeLater<Value>, step: (value: Value) => MaybeLater<Next>): MaybeLater<Next> {
  return value instanceof Promise ? value.then(step) : step(value);
}

function prepared(deadline: number, world: RepeatWorld): MaybeLater<VendorError | null> {
  if (world.cancellation.aborted()) return cancelledError(world.vendor);
  const preparing = world.prepare(deadline - world.clock.elapsed());
  return preparing instanceof Promise ? unlessCancelled(preparing, world) : preparing;
}

async function unlessCancelled(
  preparing: Promise<VendorError | null>,
  { cancellation, vendor }: RepeatWorld,
): Promise<VendorError | null> {
  const unprepared = await cancellation.race(preparing);
  return unprepared === CANCELLED ? cancelledError(vendor) : unprepared;
}

/** Null where the attempt may be sent now. */
function takeTurn(deadline: number, world: RepeatWorld): MaybeLater<VendorError | null> {
  if (world.breaker.state() === "open") return notSent(deadline, world);
  return world.gate.passNow() ? null : awaitTurn(deadline, world);
}

/** Waits until the tenant's rate lets the attempt pass; an error where that would be too late. */
async function awaitTurn(deadline: number, world: RepeatWorld): Promise<VendorError | null> {
  const { cancellation, clock, gate, vendor } = world;
  if (!(await gate.pass(deadline - clock.elapsed(), cancellation))) return tooManyCalls(world);
  return cancellation.aborted() ? cancelledError(vendor) : null;
}

/** The wait before the next attempt, or null where there must be none. */
function nextWait(
  effect: CallEffect,
  { failed, number }: { readonly failed: FailedAttempt; readonly number: number },
  world: RepeatWorld,
): number | null {
  const { policy, random } = world;
  const { status, retryAfterMs } = failed.error;
  // By its status: a 401 that names a scope may be mended by a fresh token, too.
  const isRefused = status === 401;
  // Also after the last attempt: whoever calls next is not to be refused for the same token.
  const isRenewed = isRefused && world.renewCredentials();
  if (number >= policy.maxAttempts) return null;
  if (isRefused) return isRenewed ? 0 : null;
  if (effect === "write" && failed.mayHaveHappened) return null;
  if (!failed.refusedForNow && !countsAsFailure(failed.error)) return null;
  if (retryAfterMs !== undefined) return retryAfterMs <= policy.maxRetryAfterMs ? retryAfterMs : null;
  return waitMs(failed.refusedForNow ? policy.rateLimitWait : policy.failureWait, number, random);
}

/** When an ambiguous call may be sent again by somebody who read back: as long as one that may be repeated would wait. */
function resend(
  { error, mayHaveHappened }: FailedAttempt,
  number: number,
  { policy, random }: RepeatWorld,
): Pick<VendorError, "resendAfterMs"> {
  if (!mayHaveHappened || !countsAsFailure(error)) return {};
  return { resendAfterMs: error.retryAfterMs ?? waitMs(policy.failureWait, number, random) };
}

function isWorthWaiting(wait: number, deadline: number, { clock, breaker }: RepeatWorld): boolean {
  return clock.elapsed() + wait < deadline && breaker.opensInMs() <= wait;
}

function outcomeOf(attempted: Result<HttpResponse, FailedAttempt>, world: RepeatWorld): BreakerOutcome {
  if (attempted.ok) return "answered";
  const { error } = attempted.error;
  world.onFailed?.(error);
  if (error.kind === "cancelled" || error.kind === "notAllowed") return "unknown";
  return countsAsFailure(error) ? "failed" : "answered";
}

function tooManyCalls({ gate, vendor }: RepeatWorld): VendorError {
  const retryAfterMs = gate.waitMs();
  const message = `${vendor} was not called: its limit for this tenant is used up for the next ${Math.ceil(retryAfterMs / 1000)} s.`;
  return { kind: "rateLimited", message, ambiguous: false, retryAfterMs };
}

function countsAsFailure(error: VendorError): boolean {
  return error.kind === "unavailable" || error.kind === "timeout" || error.kind === "connection";
}

function notSent(deadline: number, world: RepeatWorld): VendorError {
  if (world.clock.elapsed() >= deadline) {
    const message = `The time for this call to ${world.vendor} was over before it could be sent.`;
    return { kind: "timeout", message, ambiguous: false };
  }
  const retryAfterMs = world.breaker.opensInMs();
  const when =
    retryAfterMs === 0
      ? "One call is trying it now."
      : `The next try is possible in ${Math.ceil(retryAfterMs / 1000)} s.`;
  const message = `${world.vendor} kept failing, so it is not called for now. ${when}`;
  return { kind: "circuitOpen", message, ambiguous: false, retryAfterMs };
}
