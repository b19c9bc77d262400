import type { Clock } from "../http.ts";
import type { RateLimit } from "../sandbox/rate-window.ts";

/** The share of a tenant's limit that we use: others call the same account. */
const SHARE = 0.8;

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

/** How many calls may be sent in one window of this limit. */
export function allowedCalls(limit: RateLimit): number {
  return Math.max(1, Math.floor(limit.requests * SHARE));
}

/** Makes a limiter that lets 80 % of the limit pass in any span of its length; without a limit only pauses count. */
export function createRateLimiter(limit: RateLimit | null, clock: Clock): RateLimiter {
  const allowed = limit === null ? 0 : allowedCalls(limit);
  let taken: number[] = [];
  let pausedUntil = 0;

  const nextPlace = (): number => {
    const soonest = Math.max(clock.now(), pausedUntil, taken.at(-1) ?? 0);
    const rival = limit === null ? undefined : taken.at(-allowed);
    return rival === undefined || limit === null ? soonest : Math.max(soonest, rival + limit.windowMs);
  };

  return {
    reserve(leftMs) {
      const place = nextPlace();
      const wait = place - clock.now();
      if (wait > 0 && wait >= leftMs) return null;
      if (limit !== null) taken.push(place);
      // Not at every call: what is allowed may be thousands.
      if (taken.length > 2 * allowed) taken = taken.slice(-allowed);
      return wait;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
    isPaused: () => clock.now() < pausedUntil,
    waitMs: () => Math.max(0, nextPlace() - clock.now()),
  };
}
