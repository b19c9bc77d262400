import type { Clock } from "../http.ts";

/** When a breaker opens (consecutive failures) and how long it stays open before one probe may pass (milliseconds). */
export interface BreakerPolicy {
  readonly failures: number;
  readonly coolDownMs: number;
}

/** What the breaker learns of one attempt: the vendor answered, it failed (5xx, time-out, no connection), or nobody knows. */
export type BreakerOutcome = "answered" | "failed" | "unknown";

/** The right to send one attempt. Must be given back with its outcome, once. */
export interface BreakerPermit {
  record(outcome: BreakerOutcome): void;
}

/** Stops calling a vendor that keeps failing. */
export interface CircuitBreaker {
  /** The right to send now, or null. While half-open there is one at a time: the probe. */
  admit(): BreakerPermit | null;
  /** Milliseconds until a probe may pass; 0 unless open. */
  opensInMs(): number;
  state(): "closed" | "open" | "halfOpen";
  /** Somebody else saw it fail: nothing passes for so many milliseconds, then one probe. 0: somebody saw it answer. */
  hear(failingForMs: number): void;
  /** Somebody who may know better asks: where it is open, the next attempt is the probe, without the rest of the wait. */
  tryNow(): void;
}

/** Makes a closed breaker. Time comes from the clock alone; there are no timers. */
export function createCircuitBreaker(policy: BreakerPolicy, clock: Clock): CircuitBreaker {
  let consecutive = 0;
  let openUntil: number | null = null;
  let probe: BreakerPermit | null = null;

  const state = (): "closed" | "open" | "halfOpen" => {
    if (openUntil === null) return "closed";
    return probe !== null || clock.elapsed() >= openUntil ? "halfOpen" : "open";
  };
  const open = (): void => {
    openUntil = clock.elapsed() + policy.coolDownMs;
  };
  // An attempt that was sent before the breaker opened says nothing about now: only the probe decides then.
  const record = (permit: BreakerPermit, outcome: BreakerOutcome): void => {
    const isProbe = probe === permit;
    if (isProbe) probe = null;
    if (outcome === "unknown" || (openUntil !== null && !isProbe)) return;
    consecutive = outcome === "failed" ? consecutive + 1 : 0;
    if (outcome === "answered") openUntil = null;
    else if (isProbe || consecutive >= policy.failures) open();
  };

  return {
    state,
    admit() {
      const present = state();
      if (present === "open" || probe !== null) return null;
      const permit: BreakerPermit = { record: (outcome) => record(permit, outcome) };
      if (present === "halfOpen") probe = permit;
      return permit;
    },
    hear(failingForMs) {
      // Whoever tells may count by a clock that was turned back.
      if (failingForMs > 0) openUntil = clock.elapsed() + Math.min(failingForMs, policy.coolDownMs);
      else {
        openUntil = null;
        consecutive = 0;
      }
    },
    tryNow() {
      if (openUntil !== null) openUntil = Math.min(openUntil, clock.elapsed());
    },
    opensInMs: () => (openUntil === null ? 0 : Math.max(0, openUntil - clock.elapsed())),
  };
}
