import type { Clock } from "../http.ts";
import type { RateLimit } from "../sandbox/rate-window.ts";

/** The part of a tenant's limit that we stay under, as a fraction of whole numbers: others call the same account. */
const PART = [4, 5] as const;

/** Keeps one tenant's calls under its limit. */
export interface RateLimiter {
  /** Takes the next place: milliseconds to wait for it, or null where that is more than `leftMs` and none was taken. */
  reserve(leftMs: number): number | null;
  /** The vendor asks for silence: no place before it is over. */
  pause(ms: number): void;
  /** Whether a place that was taken earlier is still good. */
  isPaused(): boolean;
  /** Milliseconds until the next place. */
  waitMs(): number;
}

/** What may be sent of a limit: always fewer than 80 % of it. One a window is 80 % too many: it has a longer window. */
export function allowedCalls({ requests, windowMs }: RateLimit): RateLimit {
  const allowed = Math.ceil((requests * PART[0]) / PART[1]) - 1;
  if (allowed >= 1) return { requests: allowed, windowMs };
  return { requests: 1, windowMs: Math.floor((windowMs * PART[1]) / PART[0]) + 1 };
}

/** Makes a limiter that lets fewer than 80 % of the limit pass in any span of its length; without a limit only pauses count. */
export function createRateLimiter(whole: RateLimit | null, clock: Clock): RateLimiter {
  const limit = whole === null ? null : allowedCalls(whole);
  const allowed = limit?.requests ?? 0;
  let taken: number[] = [];
  let pausedUntil = 0;

  const nextPlace = (): number => {
    const soonest = Math.max(clock.elapsed(), pausedUntil);
    const rival = limit === null ? undefined : taken.at(-allowed);
    return rival === undefined || limit === null ? soonest : Math.max(soonest, rival + limit.windowMs);
  };

  return {
    reserve(leftMs) {
      const place = nextPlace();
      const wait = place - clock.elapsed();
      if (wait > 0 && wait >= leftMs) return null;
      if (limit !== null) taken.push(place);
      // Not at every call: what is allowed may be thousands.
      if (taken.length > 2 * allowed) taken = taken.slice(-allowed);
      return wait;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.elapsed() + ms);
    },
    isPaused: () => clock.elapsed() < pausedUntil,
    waitMs: () => Math.max(0, nextPlace() - clock.elapsed()),
  };
}
