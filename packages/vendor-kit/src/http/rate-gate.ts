import type { Clock } from "../http.ts";
import type { RateLimit } from "../sandbox/rate-window.ts";
import type { Cancellation } from "./cancellation.ts";
import { createRateLimiter } from "./rate-limiter.ts";

/** Lets one tenant's calls through, one after the other, under its limit. */
export interface RateGate {
  /**
   * Waits until the call may be sent. False, and nothing taken, where that would last longer than `leftMs`. A call that is
   * cancelled meanwhile passes at once: whoever sends looks at that anyway.
   */
  pass(leftMs: number, cancellation: Cancellation): Promise<boolean>;
  /** Takes the call's turn where it need not wait for it; false, and nothing taken, where it must. */
  passNow(): boolean;
  /** The vendor asks for silence: nothing passes before it is over. */
  pause(ms: number): void;
  /** Milliseconds until the next call may pass, as far as is known. */
  waitMs(): number;
}

/** A gate of this process alone. */
export function createRateGate(limit: RateLimit | null, clock: Clock): RateGate {
  const limiter = createRateLimiter(limit, clock);
  return {
    async pass(leftMs, cancellation) {
      const until = clock.elapsed() + leftMs;
      do {
        const wait = limiter.reserve(until - clock.elapsed());
        if (wait === null) return false;
        if (wait > 0) await cancellation.race(clock.sleep(wait));
        if (cancellation.aborted()) return true;
      } while (limiter.isPaused());
      return true;
    },
    // A place that is free at once is not after a pause either.
    passNow: () => limiter.reserve(0) === 0,
    pause: limiter.pause,
    waitMs: limiter.waitMs,
  };
}
