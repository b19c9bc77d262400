import type { VendorError } from "./vendor-error.ts";

/** One attempt at a vendor call, for logs and metrics. */
export interface VendorAttempt {
  readonly operation: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly status: number | null;
  readonly outcome: "ok" | VendorError["kind"];
  readonly durationMs: number;
  /** The route group whose breaker counts it. */
  readonly group: string;
}

/** One call with all its attempts, for metrics and traces. Milliseconds. */
export interface VendorCallRecord {
  readonly operation: string;
  readonly group: string;
  readonly attempts: number;
  readonly outcome: "ok" | VendorError["kind"];
  readonly ambiguous: boolean;
  /** From the first thought of it to its end, waits and sign-in included. */
  readonly durationMs: number;
}

/** A breaker that is in another state than before. */
export interface VendorBreakerChange {
  readonly group: string;
  readonly state: "closed" | "open" | "halfOpen";
}
