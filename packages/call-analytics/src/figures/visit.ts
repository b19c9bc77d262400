/**
 * How a stay at a node ended: by an exit, by the caller's hanging up, by the flow's own end there (handed over, left a
 * message or hung up on), or not yet.
 */
export type Leaving =
  | {
      readonly kind: "port";
      readonly port: string;
      /** How a request to a web service failed: the status, `0` without an answer, or `CALLBACK_TIMEOUT`. Told by the feed, not kept. */
      readonly errorCode?: string;
    }
  | { readonly kind: "hungUp" }
  | { readonly kind: "ended" }
  | { readonly kind: "open" };

/** One stay of one call at one node. Times are milliseconds since the epoch, by the vendor's clock. */
export interface Visit {
  readonly callId: string;
  /** The position in the call, from 0; a call's visits have different ones. */
  readonly index: number;
  readonly nodeId: string;
  readonly enteredMs: number;
  readonly leftMs: number;
  readonly leaving: Leaving;
  /** How often the caller was silent here until the time-out. */
  readonly noInputs: number;
  /** How often what the caller pressed or said was not offered. */
  readonly noMatches: number;
  /** The keys pressed here, in order. */
  readonly keys: string;
}
