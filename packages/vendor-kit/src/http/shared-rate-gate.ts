// The tenant's limit when several processes call it: each takes short-lived slices of what is allowed and lets its calls
// through by them, so that most calls cost no question. Where nobody can say what is left, this process keeps to its
// fair part of the whole.
import type { Clock } from "../http.ts";
import type { RateLimit } from "../sandbox/rate-window.ts";
import type { TenantSharing } from "../tenant-sharing.ts";
import { CANCELLED, type Cancellation } from "./cancellation.ts";
import type { RateGate } from "./rate-gate.ts";
import { allowedCalls } from "./rate-limiter.ts";

const LONGEST_LIFE_MS = 5000;
/** The part of all calls that one slice has when few wait. */
const SLICE_PART = 8;
/** The shortest wait for calls that others have. */
const LEAST_WAIT_MS = 10;

/** What a shared gate needs. */
export interface SharedRateGateOptions {
  readonly limit: RateLimit;
  readonly clock: Clock;
  readonly lease: TenantSharing["leaseCalls"];
}

/** A gate that keeps all processes together under 80 % of the limit. */
export function createSharedRateGate(options: SharedRateGateOptions): RateGate {
  const { clock } = options;
  const slices = createSlices(options);
  let pausedUntil = 0;
  let waiting = 0;

  /** Milliseconds to wait before looking again; 0: the call may be sent; null: it is not wanted any more. */
  const tryOnce = async (cancellation: Cancellation): Promise<number | null> => {
    const silence = pausedUntil - clock.now();
    if (silence > 0) return silence;
    if (slices.take(clock.now())) return 0;
    if (slices.mayAsk() && (await cancellation.race(slices.ask(waiting))) === CANCELLED) return null;
    return slices.take(clock.now()) ? 0 : slices.waitMs();
  };

  return {
    async pass(leftMs, cancellation) {
      const until = clock.now() + leftMs;
      waiting += 1;
      try {
        for (;;) {
          const wait = await tryOnce(cancellation);
          if (wait === 0 || wait === null) return true;
          if (wait >= until - clock.now()) return false;
          await cancellation.race(clock.sleep(wait));
          if (cancellation.aborted()) return true;
        }
      } finally {
        waiting -= 1;
      }
    },
    passNow() {
      const now = clock.now();
      return pausedUntil <= now && slices.take(now);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
    waitMs: () => Math.max(0, pausedUntil - clock.now(), slices.isSpent(clock.now()) ? slices.nextInMs() : 0),
  };
}

/** The slice that this process has, and what it does while nobody gives one. */
function createSlices({ limit, clock, lease }: SharedRateGateOptions) {
  const { requests: allowed, windowMs } = allowedCalls(limit);
  const lifeMs = Math.min(windowMs / 2, LONGEST_LIFE_MS);
  const own = createFairPart({ requests: allowed, windowMs }, clock);
  let slice = { places: 0, used: 0, until: 0 };
  let nextAt = 0;
  let aloneUntil = 0;
  let sharers = 1;
  let asking: Promise<void> | null = null;

  const isAlone = (): boolean => clock.now() < aloneUntil;
  const isSpent = (now: number): boolean => slice.used >= slice.places || now >= slice.until;
  const nextInMs = (): number => nextAt - clock.now();
  const renew = async (waiting: number): Promise<void> => {
    const askedAt = clock.now();
    const places = Math.min(allowed, Math.max(waiting, Math.ceil(allowed / SLICE_PART)));
    const given = await lease({ allowed, windowMs, places, lifeMs, usedBefore: slice.used });
    // Counted from the asking, which was before the giving: a slice ends here before it ends for the others.
    slice = { places: given?.places ?? 0, used: 0, until: askedAt + lifeMs };
    const now = clock.now();
    if (given === null || now >= slice.until) aloneUntil = now + lifeMs;
    sharers = Math.max(1, given?.sharers ?? sharers);
    nextAt = given === null || given.places > 0 ? 0 : now + Math.max(LEAST_WAIT_MS, given.nextInMs);
  };
  return {
    isSpent,
    nextInMs,
    mayAsk: (): boolean => !isAlone() && nextInMs() <= 0,
    /** One question for all calls that wait. */
    ask(waiting: number): Promise<void> {
      asking ??= renew(waiting).finally(() => {
        asking = null;
      });
      return asking;
    },
    take(now: number): boolean {
      if (isSpent(now) && !(isAlone() && own.waitMs(sharers) === 0)) return false;
      slice.used += 1;
      own.note(now);
      return true;
    },
    waitMs: (): number => Math.max(LEAST_WAIT_MS, isAlone() ? own.waitMs(sharers) : nextInMs()),
  };
}

/** What this process sent lately, and how long until one more is within its part of the whole. */
function createFairPart({ requests: allowed, windowMs }: RateLimit, clock: Clock) {
  let sent: number[] = [];
  const waitMs = (sharers: number): number => {
    const part = Math.max(1, Math.floor(allowed / sharers));
    const rival = sent.at(-part);
    return rival === undefined ? 0 : Math.max(0, rival + windowMs - clock.now());
  };
  const note = (now: number): void => {
    sent.push(now);
    // Not at every call: what is allowed may be thousands.
    if (sent.length > 2 * allowed) sent = sent.slice(-allowed);
  };
  return { note, waitMs };
}
