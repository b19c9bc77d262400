import type { Result } from "@tonegraph/flow-model";

/** One outgoing request. `timeoutMs` is the deadline of this attempt in milliseconds. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** Ends the request early; the failure is then `cancelled`. */
  readonly signal?: CancelSignal;
}

/** Says that work is no longer wanted. An `AbortSignal` is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * One answer. Header names are lower case; the body is the text as it came, without a byte-order mark, and empty where a 429 or
 * a 5xx came with more than is taken.
 */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why there is no answer. `sent` is false only when it is certain that the vendor saw nothing. */
export interface HttpFailure {
  readonly kind: "timeout" | "connection" | "notAllowed" | "tooLarge" | "cancelled";
  readonly sent: boolean;
  /** What is known beyond the kind, in words for people that say nothing to do; empty where that is nothing. */
  readonly message: string;
}

/** Sends one request once: no redirects, no retries. Never throws. */
export type HttpSend = (request: HttpRequest) => Promise<Result<HttpResponse, HttpFailure>>;

/** Time as an argument, in milliseconds. */
export interface Clock {
  /** Since the epoch, for dates alone: it jumps when somebody sets the clock. */
  now(): number;
  /** Since a beginning of its own, for spans: it never jumps, whatever happens to `now`. */
  elapsed(): number;
  /** Waits; until `over` says that nobody waits any more, where there is one: such a wait is patience with something else. */
  sleep(ms: number, over?: CancelSignal): Promise<void>;
}

/** A number in [0, 1), as an argument. */
export type Random = () => number;
