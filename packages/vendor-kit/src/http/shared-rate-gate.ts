// The tenant's limit when several processes call it: each takes short-lived slices of what is allowed and lets its calls
// through by them, so that most calls cost no question. Where nobody can say what is left, this process keeps to its
// fair part of the whole.
import type { Clock } from "../http.ts";
import type { RateLimit } from "../sandbox/rate-window.ts";
import type { CallsSlice, CallsWish, TenantSharing } from "../tenant-sharing.ts";
import { CANCELLED, type Cancellation } from "./cancellation.ts";
import type { RateGate } from "./rate-gate.ts";
import { allowedCalls } from "./rate-limiter.ts";

const LONGEST_LIFE_MS = 5000;
/** The part of all calls that one slice has when few wait. */
const SLICE_PART = 8;
/** A slice of so many is asked for before the former one is spent, and at which part of that. */
const LEAST_AHEAD = 8;
const AHEAD_AT = 0.75;
/** How long the rest of the former slice may be used meanwhile: it counts as sent for so much longer. */
const LONGEST_AHEAD_MS = 50;
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
    const silence = pausedUntil - clock.elapsed();
    if (silence > 0) return silence;
    if (slices.useOne(clock.elapsed())) return 0;
    if (slices.mayAsk() && (await cancellation.race(slices.ask(waiting))) === CANCELLED) return null;
    return slices.useOne(clock.elapsed()) ? 0 : slices.waitMs();
  };

  return {
    async pass(leftMs, cancellation) {
      const until = clock.elapsed() + leftMs;
      waiting += 1;
      try {
        for (;;) {
          const wait = await tryOnce(cancellation);
          if (wait === 0 || wait === null) return true;
          if (wait >= until - clock.elapsed()) return false;
          await cancellation.race(clock.sleep(wait));
          if (cancellation.aborted()) return true;
        }
      } finally {
        waiting -= 1;
      }
    },
    passNow() {
      const now = clock.elapsed();
      return pausedUntil <= now && slices.useOne(now);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.elapsed() + ms);
    },
    waitMs: () => Math.max(0, pausedUntil - clock.elapsed(), slices.isSpent(clock.elapsed()) ? slices.nextInMs() : 0),
  };
}

/** Some of the tenant's calls, for a while. */
interface Slice {
  readonly places: number;
  used: number;
  /** How many of them whoever leases was told to be sent already. */
  told: number;
  until: number;
}

/** A question for the next slice: which one it follows, when it was asked, and whether that was not spent then. */
interface Asked {
  readonly before: Slice;
  readonly at: number;
  readonly isAhead: boolean;
}

/** The slice that this process has, and what it does while nobody gives one. */
function createSlices({ limit, clock, lease }: SharedRateGateOptions) {
  const { requests: allowed, windowMs } = allowedCalls(limit);
  const lifeMs = Math.min(windowMs / 2, LONGEST_LIFE_MS);
  const aheadMs = Math.min(lifeMs / 10, LONGEST_AHEAD_MS);
  const own = createFairPart({ requests: allowed, windowMs }, clock);
  let slice: Slice = { places: 0, used: 0, told: 0, until: 0 };
  /** What is left of the slice before, when the next one was asked for ahead. */
  let rest = { places: 0, until: 0 };
  let nextAt = 0;
  let aloneUntil = 0;
  let sharers = 1;
  let asking: Promise<void> | null = null;

  const isAlone = (): boolean => clock.elapsed() < aloneUntil;
  const isSpent = (now: number): boolean => slice.used >= slice.places || now >= slice.until;
  const nextInMs = (): number => nextAt - clock.elapsed();
  const take = (given: CallsSlice | null, asked: Asked): void => {
    const { before, at, isAhead } = asked;
    const now = clock.elapsed();
    if (!isAhead || (given !== null && given.places > 0)) {
      rest = { places: Math.max(0, before.places - before.used), until: before.until };
      // Counted from the asking, which was before the giving: a slice ends here before it ends for the others.
      slice = { places: given?.places ?? 0, used: 0, told: 0, until: at + lifeMs };
    }
    if (!isAhead && (given === null || now >= slice.until)) aloneUntil = now + lifeMs;
    if (given === null) return;
    before.told += sentOf(asked).usedBefore;
    sharers = Math.max(1, given.sharers);
    nextAt = given.places > 0 ? 0 : now + Math.max(LEAST_WAIT_MS, given.nextInMs);
  };
  const renew = async (waiting: number, isAhead: boolean): Promise<void> => {
    const asked = { before: slice, at: clock.elapsed(), isAhead };
    slice.until = Math.min(slice.until, isAhead ? asked.at + aheadMs : asked.at);
    nextAt = 0;
    const places = Math.min(allowed, Math.max(waiting, Math.ceil(allowed / SLICE_PART)));
    take(await lease({ allowed, windowMs, places, lifeMs, ...sentOf(asked) }), asked);
  };
  /** One question for all calls that wait. */
  const ask = (waiting: number, isAhead = false): Promise<void> => {
    asking ??= renew(waiting, isAhead).finally(() => {
      asking = null;
    });
    return asking;
  };
  return {
    isSpent,
    nextInMs,
    mayAsk: (): boolean => !isAlone() && nextInMs() <= 0,
    ask,
    useOne(now: number): boolean {
      if (rest.places > 0 && now < rest.until) rest.places -= 1;
      else if (isSpent(now) && !(isAlone() && own.waitMs(sharers) === 0)) return false;
      else slice.used += 1;
      own.note(now);
      // While there are still some: then no call waits for the answer.
      if (slice.used === Math.ceil(slice.places * AHEAD_AT) && slice.places >= LEAST_AHEAD) void ask(0, true);
      return true;
    },
    waitMs: (): number => Math.max(LEAST_WAIT_MS, isAlone() ? own.waitMs(sharers) : nextInMs()),
  };
}

/** What the former slice was used for. Where nobody answered, it is not known whether somebody heard: it is told again. */
function sentOf({ before, at, isAhead }: Asked): Pick<CallsWish, "usedBefore" | "sentWithinMs"> {
  const used = isAhead ? before.places : before.used;
  return { usedBefore: Math.max(0, used - before.told), sentWithinMs: Math.max(0, before.until - at) };
}

/** What this process sent lately, and how long until one more is within its part of the whole. */
function createFairPart({ requests: allowed, windowMs }: RateLimit, clock: Clock) {
  let sent: number[] = [];
  const waitMs = (sharers: number): number => {
    const part = Math.max(1, Math.floor(allowed / sharers));
    const rival = sent.at(-part);
    return rival === undefined ? 0 : Math.max(0, rival + windowMs - clock.elapsed());
  };
  const note = (now: number): void => {
    sent.push(now);
    // Not at every call: what is allowed may be thousands.
    if (sent.length > 2 * allowed) sent = sent.slice(-allowed);
  };
  return { note, waitMs };
}
