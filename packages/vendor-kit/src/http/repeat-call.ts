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
  readonly prepare: () => Promise<VendorError | null>;
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
  for (let number = 1; number <= world.policy.maxAttempts; number += 1) {
    const unprepared = await world.prepare();
    if (unprepared) return err({ ...unprepared, ambiguous });
    const left = deadline - world.clock.now();
    if (left <= 0 || !world.breaker.admit()) break;
    const attempted = await world.attempt(number, Math.min(world.policy.attemptTimeoutMs, left));
    world.breaker.record(!attempted.ok && countsAsFailure(attempted.error.error) ? "failed" : "answered");
    if (attempted.ok) return ok(attempted.value);
    ambiguous ||= effect !== "read" && attempted.error.mayHaveHappened;
    last = { ...attempted.error.error, ambiguous };
    const wait = nextWait(effect, attempted.error, number, world);
    if (wait === null || number === world.policy.maxAttempts) break;
    if (world.clock.now() + wait >= deadline || world.breaker.opensInMs() > wait) break;
    if (wait > 0) await world.clock.sleep(wait);
  }
  return err(last ?? notSent(deadline, world));
}

/** The wait before the next attempt, or null where there must be none. */
function nextWait(effect: CallEffect, failed: FailedAttempt, number: number, world: RepeatWorld): number | null {
  const { policy, random } = world;
  const { kind, retryAfterMs } = failed.error;
  if (kind === "unauthorized") return world.renewCredentials() ? 0 : null;
  if (failed.refusedForNow) {
    if (retryAfterMs === undefined) return waitMs(policy.rateLimitWait, number, random);
    return retryAfterMs <= policy.maxRetryAfterMs ? retryAfterMs : null;
  }
  if (!countsAsFailure(failed.error)) return null;
  if (effect === "write" && failed.mayHaveHappened) return null;
  return waitMs(policy.failureWait, number, random);
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
