import type { WriteOptions } from "../client.ts";
import type { CancelSignal, HttpFailure, HttpRequest, HttpResponse } from "../http.ts";
import type { VendorError, VendorErrorKind } from "../vendor-error.ts";
import { asSentence } from "../vendor-words.ts";
import { isPageNotFound } from "./unfit-answer.ts";

/**
 * What a call does at the vendor, which decides whether it may be repeated.
 * `read`: always. `write`: only when the vendor surely did nothing. `idempotentWrite`: like a read, because repeating it
 * has the same effect; its error stays ambiguous when any attempt was.
 */
export type CallEffect = "read" | "write" | "idempotentWrite";

/** One call at a vendor's API. `body` is sent as JSON. */
export interface VendorCall {
  /** A name for logs, such as `replaceFlow`. */
  readonly operation: string;
  readonly method: HttpRequest["method"];
  /** Null (`addressWith`): the id in it cannot be one; answered with `notFound`, and nothing is sent. */
  readonly url: string | null;
  readonly effect: CallEffect;
  /** The route group whose breaker counts the call; unless said, what stands behind the version in the address. */
  readonly group?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A 404 without the API's `codeField` is an answer of something else. */
  readonly provesApi?: boolean;
  /** Its answer is handed on to people unread: should the vendor repeat our secrets, they are hidden in it. */
  readonly isHandedOn?: boolean;
  /** Sent without a token, and so without a sign-in. */
  readonly isOpen?: boolean;
  /** Milliseconds for the whole call with all attempts and waits. */
  readonly deadlineMs?: number;
  /** As of a write's options; counts for writes alone. */
  readonly attemptsBefore?: number;
  /** Sent as `Idempotency-Key`, the same on every attempt. */
  readonly idempotencyKey?: string;
  /** Ends the call early; what had been sent of a write by then is ambiguous. */
  readonly signal?: CancelSignal;
}

/** A call that can be sent. */
export type AddressedCall = VendorCall & { readonly url: string };

/** Whether a call can be sent. */
export function isAddressed(call: VendorCall): call is AddressedCall {
  return call.url !== null;
}

/** The error of a call that cannot be sent. */
export function noAddressError(vendor: string): VendorError {
  const message = `${vendor} was not asked: an id that is empty, “.” or “..” is none.`;
  return { kind: "notFound", message, ambiguous: false };
}

/** What a write's options say of its call. */
export function limitsOfWrite({
  deadlineMs,
  signal,
  attemptsBefore,
}: Pick<WriteOptions, "deadlineMs" | "signal" | "attemptsBefore">): Pick<
  VendorCall,
  "deadlineMs" | "signal" | "attemptsBefore"
> {
  return {
    deadlineMs,
    ...(signal === undefined ? {} : { signal }),
    ...(attemptsBefore === undefined ? {} : { attemptsBefore }),
  };
}

/** The outcome of one attempt that did not succeed. */
export interface FailedAttempt {
  readonly error: VendorError;
  /** False only where the vendor surely did nothing. */
  readonly mayHaveHappened: boolean;
  /** The vendor said itself that it did nothing and that one may try again: 429. A 503 says when, but not that it did nothing. */
  readonly refusedForNow: boolean;
}

const KIND_OF_FAILURE: Readonly<Record<HttpFailure["kind"], VendorErrorKind>> = {
  timeout: "timeout",
  connection: "connection",
  notAllowed: "notAllowed",
  tooLarge: "badAnswer",
  cancelled: "cancelled",
};

const WORDS_OF_FAILURE: Readonly<Record<HttpFailure["kind"], string>> = {
  timeout: "did not answer in time",
  connection: "could not be reached",
  notAllowed: "was not called, because this address is not allowed",
  tooLarge: "sent an answer that is too large",
  cancelled: "was not asked to the end, because the work was cancelled",
};

/** Reads a missing answer. `vendor` is the vendor's name for people. */
export function failedWithoutAnswer(failure: HttpFailure, vendor: string): FailedAttempt {
  const more = failure.message === "" ? "" : ` (${failure.message.replace(/\.$/, "")})`;
  const message = `${vendor} ${WORDS_OF_FAILURE[failure.kind]}${more}.`;
  return {
    error: { kind: KIND_OF_FAILURE[failure.kind], message, ambiguous: false },
    mayHaveHappened: failure.sent,
    refusedForNow: false,
  };
}

/** The work is not wanted any more, while an attempt is under way. */
export function cancelledAttempt(vendor: string): FailedAttempt {
  return { error: cancelledError(vendor), mayHaveHappened: true, refusedForNow: false };
}

/** The error of a call that is not wanted any more. */
export function cancelledError(vendor: string): VendorError {
  return { kind: "cancelled", message: `${vendor} ${WORDS_OF_FAILURE.cancelled}.`, ambiguous: false };
}

/** Reads an answer whose status promises a success that its content is not. `words` say what it is instead. */
export function failedWithUnfitAnswer(
  response: HttpResponse,
  reading: { readonly vendor: string; readonly vendorMessage: string | undefined; readonly words: string },
): FailedAttempt {
  const vendorMessage = asSentence(reading.vendorMessage ?? "");
  const message = `${reading.vendor} ${reading.words}${vendorMessage === undefined ? "." : `: ${vendorMessage}`}`;
  const said = vendorMessage === undefined ? {} : { vendorMessage };
  const error: VendorError = { kind: "badAnswer", message, status: response.status, ambiguous: false, ...said };
  return { error, mayHaveHappened: true, refusedForNow: false };
}

/** Reads an answer that is not a success. `vendorMessage` is the vendor's own text, if the dialect found one. */
export function failedWithAnswer(
  response: HttpResponse,
  reading: {
    readonly vendor: string;
    readonly vendorMessage: string | undefined;
    readonly retryAfterMs: number | null;
    /** True where it was found that the API itself did not answer. */
    readonly isElsewhere?: boolean;
  },
): FailedAttempt {
  const foreign = foreignWords(response, reading);
  const kind = foreign === null ? kindOfStatus(response.status) : "badAnswer";
  const words = foreign ?? redirectWords(response) ?? wordsOfKind(kind);
  // One text in both places: whoever shows the vendor's words apart takes them off the end of the message.
  const vendorMessage = asSentence(reading.vendorMessage ?? "");
  const said = vendorMessage === undefined ? "." : `: ${vendorMessage}`;
  const refusedForNow = response.status === 429;
  return {
    error: {
      kind,
      message: `${reading.vendor} ${words} (${response.status})${said}`,
      ...(vendorMessage === undefined ? {} : { vendorMessage }),
      ...(reading.retryAfterMs === null ? {} : { retryAfterMs: reading.retryAfterMs }),
      status: response.status,
      ambiguous: false,
    },
    mayHaveHappened: !refusedForNow && (response.status < 400 || response.status >= 500 || response.status === 408),
    refusedForNow,
  };
}

const ELSEWHERE = "let us sign in, but its API is not at this address: something else answers there";
const PAGE_NOT_FOUND =
  "sent a page where JSON was expected, so whether it has what was asked for is not known; something between us and the vendor may have answered";

function foreignWords(
  response: HttpResponse,
  { isElsewhere = false }: { readonly isElsewhere?: boolean },
): string | null {
  if (isPageNotFound(response)) return PAGE_NOT_FOUND;
  return isElsewhere ? ELSEWHERE : null;
}

// Only the host is shown: the rest of an address may carry secrets.
function redirectWords({ status, headers }: HttpResponse): string | null {
  if (status < 300 || status >= 400) return null;
  const host = /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#@]+)/i.exec(headers["location"] ?? "")?.[1];
  const where = host === undefined ? "another address" : `another host, ${host}`;
  return `points to ${where}, which is not followed`;
}

function kindOfStatus(status: number): VendorErrorKind {
  if (status >= 500) return "unavailable";
  if (status < 400) return "badAnswer";
  const known: Readonly<Record<number, VendorErrorKind>> = {
    401: "unauthorized",
    403: "forbidden",
    404: "notFound",
    408: "timeout",
    409: "conflict",
    429: "rateLimited",
  };
  return known[status] ?? "rejected";
}

function wordsOfKind(kind: VendorErrorKind): string {
  const known: Partial<Record<VendorErrorKind, string>> = {
    unauthorized: "did not accept the sign-in",
    forbidden: "does not allow this to the tenant's account",
    notFound: "does not have what was asked for",
    conflict: "refused because of a conflict",
    rateLimited: "asks for fewer requests",
    unavailable: "has a fault of its own",
    timeout: "did not answer in time",
    rejected: "refused the request",
  };
  return known[kind] ?? "gave an answer that was not expected";
}
