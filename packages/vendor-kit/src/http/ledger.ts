import type { Clock } from "../http.ts";
import type { VendorErrorKind } from "../vendor-error.ts";
import type { VendorHealth } from "../vendor-health.ts";

/** What a tenant's health page remembers of its calls. */
export interface Ledger {
  succeeded(): void;
  failed(kind: VendorErrorKind): void;
  rateLimited(retryAfterMs: number | null): void;
  read(): Pick<VendorHealth, "lastRateLimit" | "lastSuccessAtMs" | "lastFailure">;
}

/** An empty ledger. */
export function createLedger(clock: Clock): Ledger {
  let lastSuccessAtMs: number | null = null;
  let lastFailure: VendorHealth["lastFailure"] = null;
  let lastRateLimit: VendorHealth["lastRateLimit"] = null;
  return {
    succeeded() {
      lastSuccessAtMs = clock.now();
    },
    failed(kind) {
      lastFailure = { atMs: clock.now(), kind };
    },
    rateLimited(retryAfterMs) {
      lastRateLimit = { atMs: clock.now(), retryAfterMs };
    },
    read: () => ({ lastSuccessAtMs, lastFailure, lastRateLimit }),
  };
}
