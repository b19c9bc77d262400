import { err, ok, type Result } from "@tonegraph/flow-model";
import type { Clock, HttpResponse, Random } from "../http.ts";
import type { VendorError } from "../vendor-error.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { CallEffect, FailedAttempt } from "./vendor-call.ts";
import { waitMs, type Wait } from "./wait.ts";

/** How often and how patiently a call is repeated. Milliseconds. */
export interface RepeatPolicy {
  /** All attempts together, never more than 3. */
  readonly maxAttempts: 1 | 2 | 3;
  readonly attemptTimeoutMs: number;
  readonly deadlineMs: number;
  /** The wait after a server error, a time-out or a lost connection. */
  readonly failureWait: Wait;
  /** The wait after 429 or 503 without a usable `Retry-After`. */
  readonly rateLimitWait: Wait;
  /** The longest `Retry-After` that is waited for; a longer one ends the call and is told to the caller. */
  readonly maxRetryAfterMs: number;
}

/** What repeating needs from outside. */
export interface RepeatWorld {
  readonly policy: RepeatPolicy;
  readonly clock: Clock;
  readonly random: Random;
  readonly breaker: CircuitBreaker;
  /** The vendor's name for people. */
  readonly vendor: string;
  /** Gets what an attempt needs before it is sent (a token). Its failure ends the call and is no fault of the API called. */
  readonly prepare: (leftMs: number) => Promise<VendorError | null>;
  /** Sends once. */
  readonly attempt: (number: number, timeoutMs: number) => Promise<Result<HttpResponse, FailedAttempt>>;
  /** After 401: drops what was refused and says whether one more attempt makes sense. */
  readonly renewCredentials: () => boolean;
}

/** Sends a call until it succeeds, must not be repeated, or runs out of attempts or time. Never repeats an ambiguous write. */
export async function repeatCall(
  effect: CallEffect,
  deadlineMs: number,
  world: RepeatWorld,
): Promise<Result<HttpResponse, VendorError>> {
  const deadline = world.clock.now() + deadlineMs;
  let ambiguous = false;
  let last: VendorError | null = null;
  for (let number = 1; ; number += 1) {
    const step: Step = await takeStep({ number, deadline, last }, world);
    if (step.kind === "answered") return ok(step.response);
    if (step.kind === "notSent") return err({ ...step.error, ambiguous });
    ambiguous ||= effect !== "read" && step.failed.mayHaveHappened;
    last = { ...step.failed.error, ambiguous };
    const wait = nextWait(effect, { failed: step.failed, number }, world);
    if (wait === null || !isWorthWaiting(wait, deadline, world)) return err(last);
    if (wait > 0) await world.clock.sleep(wait);
  }
}

type Step =
  | { readonly kind: "answered"; readonly response: HttpResponse }
  | { readonly kind: "notSent"; readonly error: VendorError }
  | { readonly kind: "failed"; readonly failed: FailedAttempt };

interface Progress {
  readonly number: number;
  readonly deadline: number;
  /** What the attempt before this one ended with: it tells more than "no time left". */
  readonly last: VendorError | null;
}

async function takeStep({ number, deadline, last }: Progress, world: RepeatWorld): Promise<Step> {
  const unprepared = await world.prepare(deadline - world.clock.now());
  if (unprepared) return { kind: "notSent", error: unprepared };
  const left = deadline - world.clock.now();
  if (left <= 0 || !world.breaker.admit()) return { kind: "notSent", error: last ?? notSent(deadline, world) };
  const attempted = await world.attempt(number, Math.min(world.policy.attemptTimeoutMs, left));
  world.breaker.record(!attempted.ok && countsAsFailure(attempted.error.error) ? "failed" : "answered");
  return attempted.ok ? { kind: "answered", response: attempted.value } : { kind: "failed", failed: attempted.error };
}

/** The wait before the next attempt, or null where there must be none. */
function nextWait(
  effect: CallEffect,
  { failed, number }: { readonly failed: FailedAttempt; readonly number: number },
  world: RepeatWorld,
): number | null {
  const { policy, random } = world;
  const { kind, retryAfterMs } = failed.error;
  if (number >= policy.maxAttempts) return null;
  if (kind === "unauthorized") return world.renewCredentials() ? 0 : null;
  if (failed.refusedForNow) {
    if (retryAfterMs === undefined) return waitMs(policy.rateLimitWait, number, random);
    return retryAfterMs <= policy.maxRetryAfterMs ? retryAfterMs : null;
  }
  if (!countsAsFailure(failed.error)) return null;
  if (effect === "write" && failed.mayHaveHappened) return null;
  return waitMs(policy.failureWait, number, random);
}

function isWorthWaiting(wait: number, deadline: number, { clock, breaker }: RepeatWorld): boolean {
  return clock.now() + wait < deadline && breaker.opensInMs() <= wait;
}

function countsAsFailure(error: VendorError): boolean {
  return error.kind === "unavailable" || error.kind === "timeout" || error.kind === "connection";
}

function notSent(deadline: number, world: RepeatWorld): VendorError {
  if (world.clock.now() >= deadline) {
    const message = `The time for this call to ${world.vendor} was over before it could be sent.`;
    return { kind: "timeout", message, ambiguous: false };
  }
  const retryAfterMs = world.breaker.opensInMs();
  const message = `${world.vendor} kept failing, so it is not called for now. The next try is possible in ${Math.ceil(retryAfterMs / 1000)} s.`;
  return { kind: "circuitOpen", message, ambiguous: false, retryAfterMs };
}
