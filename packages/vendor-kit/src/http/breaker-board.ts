import type { Clock } from "../http.ts";
import type { VendorBreakerChange } from "../vendor-telemetry.ts";
import { createCircuitBreaker, type BreakerPolicy, type CircuitBreaker } from "./circuit-breaker.ts";

/** One tenant's breakers, one per route group: what fails in one group leaves the others alone. */
export interface BreakerBoard {
  breaker(group: string): CircuitBreaker;
  read(): readonly (VendorBreakerChange & { readonly opensInMs: number })[];
}

/** What a board needs. */
export interface BreakerBoardOptions {
  readonly policy: BreakerPolicy;
  readonly clock: Clock;
  readonly onChange: ((change: VendorBreakerChange) => void) | undefined;
}

/** Makes a board; a group gets its breaker when it is first called. */
export function createBreakerBoard(options: BreakerBoardOptions): BreakerBoard {
  const breakers = new Map<string, CircuitBreaker>();
  return {
    breaker(group) {
      const known = breakers.get(group) ?? watched(group, options);
      breakers.set(group, known);
      return known;
    },
    read: () =>
      [...breakers].map(([group, breaker]) => ({ group, state: breaker.state(), opensInMs: breaker.opensInMs() })),
  };
}

function watched(group: string, { policy, clock, onChange }: BreakerBoardOptions): CircuitBreaker {
  const breaker = createCircuitBreaker(policy, clock);
  let told = breaker.state();
  const tell = (): void => {
    const state = breaker.state();
    if (state !== told) onChange?.({ group, state });
    told = state;
  };
  return {
    ...breaker,
    admit() {
      const permit = breaker.admit();
      tell();
      return (
        permit && {
          record(outcome) {
            permit.record(outcome);
            tell();
          },
        }
      );
    },
  };
}
