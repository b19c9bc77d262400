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
      const until = clock.now() + leftMs;
      do {
        const wait = limiter.reserve(until - clock.now());
        if (wait === null) return false;
        if (wait > 0) await cancellation.race(clock.sleep(wait));
        if (cancellation.aborted()) return true;
      } while (limiter.isPaused());
      return true;
    },
    pause: limiter.pause,
    waitMs: limiter.waitMs,
  };
}
