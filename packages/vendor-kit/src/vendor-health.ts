import type { VendorBreakerChange } from "./vendor-telemetry.ts";
import type { VendorErrorKind } from "./vendor-error.ts";

/** How a tenant's calls do at this moment, for a health page. Times in milliseconds since the epoch; no secret is in it. */
export interface VendorHealth {
  /** One per route group that was called. */
  readonly breakers: readonly (VendorBreakerChange & { readonly opensInMs: number })[];
  /** The cached token's end and scopes; null where there is none. */
  readonly token: { readonly expiresAtMs: number; readonly grantedScopes: readonly string[] } | null;
  /** The last time that the vendor asked for fewer requests, and how long it asked to wait, if it said. */
  readonly lastRateLimit: { readonly atMs: number; readonly retryAfterMs: number | null } | null;
  /** Milliseconds until the tenant's rate lets the next call pass; 0 for at once. */
  readonly waitMs: number;
  /**
   * How far the vendor's clock is ahead of ours (behind: negative), as far as its answers prove it: 0 where they may agree,
   * null where no answer said. Milliseconds.
   */
  readonly clockAheadMs: number | null;
  readonly lastSuccessAtMs: number | null;
  readonly lastFailure: { readonly atMs: number; readonly kind: VendorErrorKind } | null;
}
