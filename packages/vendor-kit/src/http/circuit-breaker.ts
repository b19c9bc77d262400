import type { Clock } from "../http.ts";

/** When a breaker opens (consecutive failures) and how long it stays open before one probe may pass (milliseconds). */
export interface BreakerPolicy {
  readonly failures: number;
  readonly coolDownMs: number;
}

/** What the breaker learns of one attempt: the vendor answered, or it failed (5xx, time-out, no connection). */
export type BreakerOutcome = "answered" | "failed";

/** Stops calling a vendor that keeps failing. Every `admit` that says true must be followed by one `record`. */
export interface CircuitBreaker {
  /** Whether a call may be sent now. While half-open only one probe is admitted. */
  admit(): boolean;
  record(outcome: BreakerOutcome): void;
  /** Milliseconds until a probe may pass; 0 unless open. */
  opensInMs(): number;
  state(): "closed" | "open" | "halfOpen";
}

/** Makes a closed breaker. Time comes from the clock alone; there are no timers. */
export function createCircuitBreaker(policy: BreakerPolicy, clock: Clock): CircuitBreaker {
  let consecutive = 0;
  let openUntil: number | null = null;
  let probing = false;

  const state = (): "closed" | "open" | "halfOpen" => {
    if (openUntil === null) return "closed";
    return probing || clock.now() >= openUntil ? "halfOpen" : "open";
  };

  return {
    state,
    admit() {
      const present = state();
      if (present === "closed") return true;
      if (present === "open" || probing) return false;
      probing = true;
      return true;
    },
    record(outcome) {
      const wasProbe = probing;
      probing = false;
      consecutive = outcome === "failed" ? consecutive + 1 : 0;
      if (outcome === "answered") openUntil = null;
      else if (wasProbe || consecutive >= policy.failures) openUntil = clock.now() + policy.coolDownMs;
    },
    opensInMs: () => (openUntil === null ? 0 : Math.max(0, openUntil - clock.now())),
  };
}
