import type { Clock } from "../http.ts";
import type { TenantSharing } from "../tenant-sharing.ts";
import type { VendorBreakerChange } from "../vendor-telemetry.ts";
import {
  createCircuitBreaker,
  type BreakerPermit,
  type BreakerPolicy,
  type CircuitBreaker,
} from "./circuit-breaker.ts";

/** A breaker whose probe may have to be asked for, because other processes try the same vendor. */
export interface BoardBreaker extends Pick<CircuitBreaker, "opensInMs" | "state"> {
  admit(): BreakerPermit | null | Promise<BreakerPermit | null>;
}

/** One tenant's breakers, one per route group: what fails in one group leaves the others alone. */
export interface BreakerBoard {
  breaker(group: string): BoardBreaker;
  /** Another process saw the group fail, or (0) answer again. */
  hear(group: string, failingForMs: number): void;
  /** The next call of this group, or (null) of each that is open, is a probe without the rest of the wait. */
  tryNow(group: string | null): void;
  read(): readonly (VendorBreakerChange & { readonly opensInMs: number })[];
}

/** What a board needs. */
export interface BreakerBoardOptions {
  readonly policy: BreakerPolicy;
  readonly clock: Clock;
  /** How long one attempt may take. Milliseconds. */
  readonly attemptMs: number;
  readonly onChange: ((change: VendorBreakerChange) => void) | undefined;
  /** Absent: this process alone calls the tenant. */
  readonly sharing?: Pick<TenantSharing, "silence" | "claimProbe" | "releaseProbe"> | undefined;
}

type WatchedBreaker = BoardBreaker & Pick<CircuitBreaker, "hear" | "tryNow">;

/** Makes a board; a group gets its breaker when it is first called. */
export function createBreakerBoard(options: BreakerBoardOptions): BreakerBoard {
  const breakers = new Map<string, WatchedBreaker>();
  const of = (group: string): WatchedBreaker => {
    const known = breakers.get(group) ?? watched(group, options);
    breakers.set(group, known);
    return known;
  };
  return {
    breaker: of,
    hear: (group, failingForMs) => of(group).hear(failingForMs),
    tryNow(group) {
      if (group !== null) of(group).tryNow();
      else for (const breaker of breakers.values()) breaker.tryNow();
    },
    read: () =>
      [...breakers].map(([group, breaker]) => ({ group, state: breaker.state(), opensInMs: breaker.opensInMs() })),
  };
}

function watched(group: string, { policy, clock, attemptMs, onChange, sharing }: BreakerBoardOptions): WatchedBreaker {
  const breaker = createCircuitBreaker(policy, clock);
  let told = breaker.state();
  /** Whether the state is another one than was told last. */
  const tell = (): boolean => {
    const state = breaker.state();
    const changed = state !== told;
    told = state;
    if (changed) onChange?.({ group, state });
    return changed;
  };
  const share = (): void => {
    if (breaker.state() === "open") sharing?.silence(group, breaker.opensInMs());
    if (breaker.state() === "closed") sharing?.silence(group, 0);
  };
  const passing = (permit: BreakerPermit, isProbe: boolean): BreakerPermit => ({
    record(outcome) {
      permit.record(outcome);
      if (tell()) share();
      if (isProbe && outcome === "unknown") sharing?.releaseProbe(group);
    },
  });
  const probing = async (permit: BreakerPermit, claim: Promise<boolean>): Promise<BreakerPermit | null> => {
    if (await claim) return passing(permit, true);
    permit.record("unknown");
    return null;
  };
  return {
    ...breaker,
    admit() {
      const isProbe = breaker.state() === "halfOpen";
      const permit = breaker.admit();
      tell();
      if (permit === null) return null;
      if (!isProbe || sharing === undefined) return passing(permit, isProbe);
      return probing(permit, sharing.claimProbe(group, attemptMs));
    },
    hear(failingForMs) {
      breaker.hear(failingForMs);
      tell();
    },
  };
}
