// What several processes that call one tenant share. Whoever implements it may be slow or away: then each process goes by
// what it knows itself, so that no call waits for the sharing longer than for the vendor.
import type { Result } from "@tonegraph/flow-model";
import type { VendorError } from "./vendor-error.ts";

/** An access token as the vendor granted it; `lifetimeMs` counts from its arrival in this process. */
export interface AccessToken {
  readonly value: string;
  readonly lifetimeMs: number;
  readonly grantedScopes: readonly string[];
  /** As in `SignedIn`. */
  readonly scopesAssumed?: true;
  /** How long another process had it already, in milliseconds; absent: it comes from the vendor. */
  readonly ageMs?: number;
}

/** Asks for a slice of the calls that all processes together may send in any window. Milliseconds. */
export interface CallsWish {
  /** Calls in any span of `windowMs`, over all processes. */
  readonly allowed: number;
  readonly windowMs: number;
  readonly places: number;
  /** How long the slice may be used. */
  readonly lifeMs: number;
  /** How many calls this process sent since it asked last, or still may; what else is left of its slice may be given to others. */
  readonly usedBefore: number;
  /** For how long from now it may still send some of them; 0: all are sent. */
  readonly sentWithinMs: number;
}

/** A slice of the calls, for this process alone. */
export interface CallsSlice {
  /** At most what was asked for; 0 when nothing is left. */
  readonly places: number;
  /** When the next calls may be free, in milliseconds; counts where `places` is 0. */
  readonly nextInMs: number;
  /** How many processes called this tenant lately, this one included. */
  readonly sharers: number;
}

/** What the renewal of a token may take, and which token of another process will do. */
export interface TokenWish {
  readonly deadlineMs: number;
  readonly isGood: (token: AccessToken) => boolean;
}

/** Something that is to be done once for a tenant. */
export interface OnceWish {
  /** What it is, such as `webhook`. */
  readonly task: string;
  /** What it is done for, such as an address: it is done once for each. Kept as a digest. */
  readonly subject: string;
  /** How long doing it may take at most. Milliseconds. */
  readonly deadlineMs: number;
}

/** Does it, or sees that it is done; told whether it was done before, by any process, for the same subject. */
export type DoOnce = (doneBefore: boolean) => Promise<Result<null, VendorError>>;

/** Gets a token from the vendor within these milliseconds. */
export type FetchToken = (deadlineMs: number) => Promise<Result<AccessToken, VendorError>>;

/** One tenant as all processes see it. Nothing here throws. */
export interface TenantSharing {
  /** A slice of the tenant's calls; null where nobody can say in time. */
  leaseCalls(wish: CallsWish): Promise<CallsSlice | null>;
  /**
   * A good token that another process got, or what `fetch` answers, which one process at a time asks for. Null when the
   * time was over while another process was still asking.
   */
  renewToken(wish: TokenWish, fetch: FetchToken): Promise<Result<AccessToken, VendorError> | null>;
  /** Tells the other processes to leave a route group (null: the whole tenant) alone for so long; 0: no longer. */
  silence(group: string | null, forMs: number): void;
  /** Whether this process may send the one call that tries a silenced group again, which may take so many milliseconds. */
  claimProbe(group: string, forMs: number): Promise<boolean>;
  /** Gives the right to try back, because the call said nothing. */
  releaseProbe(group: string): void;
  /**
   * Does something with no other process doing it for the same subject at the same time; a success is remembered, restarts included. Null when the
   * time was over while another process was still at it.
   */
  once(wish: OnceWish, work: DoOnce): Promise<Result<null, VendorError> | null>;
  /** Names who is to be told of other processes' silences, those that stand already included. Called once. */
  follow(onSilence: (group: string | null, forMs: number) => void): void;
}
