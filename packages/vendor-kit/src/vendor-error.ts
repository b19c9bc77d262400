/** Why a vendor call did not do what was asked. */
export type VendorErrorKind =
  | "missingScopes"
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "rejected"
  | "rateLimited"
  | "unavailable"
  | "timeout"
  | "connection"
  | "circuitOpen"
  | "notAllowed"
  | "spanNotOffered"
  | "badAnswer"
  | "cancelled";

/**
 * An expected failure at a vendor. `vendorMessage` is the vendor's own text with secrets removed.
 * `ambiguous` is true when a write may have happened all the same (time-out, reset, 5xx): read before doing anything else.
 */
export interface VendorError {
  readonly kind: VendorErrorKind;
  readonly message: string;
  readonly vendorMessage?: string;
  readonly status?: number;
  readonly ambiguous: boolean;
  readonly retryAfterMs?: number;
  /** How often the request was sent; 0: it never was. */
  readonly attempts?: number;
  /** Where it may be sent once more, after reading back: how long to wait before that. Milliseconds. */
  readonly resendAfterMs?: number;
  readonly requestId?: string;
  readonly missingScopes?: readonly string[];
  /** True where the missing scopes were granted to this tenant before. */
  readonly scopeDrift?: boolean;
  /** Ids, in what was sent, of the parts that the vendor names by their place, the innermost first. */
  readonly parts?: readonly string[];
  /** The tenant's fields to look at, as JSON pointers; whoever knows the tenant adds them. */
  readonly fields?: readonly string[];
}
