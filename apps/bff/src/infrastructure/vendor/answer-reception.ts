// What comes back of one request, collected as it arrives: undici's `dispatch` without the streams that `request` puts
// around it, which cost more than the rest of the call.
import type { IncomingHttpHeaders } from "node:http";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { CancelSignal, HttpFailure, HttpResponse } from "@tonegraph/vendor-kit";
import type { Dispatcher } from "undici";
import { NOT_ALLOWED } from "./guarded-lookup.ts";

const MAX_ANSWER_BYTES = 1024 * 1024;
// Codes that only appear before a single byte of the request has left.
const NEVER_SENT = new Set([
  NOT_ALLOWED,
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const BROKEN = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);
const TLS = /CERT|SELF_SIGNED|^ERR_(?:SSL|TLS)_/u;

const TIMED_OUT = new Error("the time for this request is over");
const CANCELLED = new Error("the request is not wanted any more");
const TOO_LARGE = new Error("the answer is too large");

/** Receives one answer and tells it, once. */
export class Reception implements Dispatcher.DispatchHandler {
  readonly #url: URL;
  readonly #tell: (outcome: Result<HttpResponse, HttpFailure>) => void;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #ended: Error | null = null;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #size = 0;
  #late: NodeJS.Timeout | undefined;
  #stopListening: (() => void) | undefined;

  constructor(url: URL, tell: (outcome: Result<HttpResponse, HttpFailure>) => void) {
    this.#url = url;
    this.#tell = tell;
  }

  /** Ends the request when so many milliseconds are over. */
  endAfter(ms: number): void {
    this.#late = setTimeout(() => this.#end(TIMED_OUT), Math.max(1, ms));
  }

  /** Ends the request when it is not wanted any more. */
  endWith(signal: CancelSignal): void {
    const cancel = (): void => this.#end(CANCELLED);
    this.#stopListening = () => signal.removeEventListener("abort", cancel);
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ended === null) this.#controller = controller;
    else controller.abort(this.#ended);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.byteLength;
    if (this.#size > MAX_ANSWER_BYTES) this.#end(TOO_LARGE);
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const bytes = first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks, this.#size);
    this.#answer(withoutMark(bytes.toString("utf8")));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    // That it failed, or when it may be asked again, is known without the page that came along.
    if (this.#ended === TOO_LARGE && isRefusedForNow(this.#status)) this.#answer("");
    else this.#fail(this.#ended ?? error);
  }

  #answer(body: string): void {
    this.#finish(ok({ status: this.#status, headers: flatHeaders(this.#headers), body }));
  }

  #fail(error: Error): void {
    this.#finish(err(failureOf(error, this.#controller !== null, this.#url)));
  }

  /** Ends the request early; before it has left, it never will. */
  #end(reason: Error): void {
    this.#ended ??= reason;
    if (this.#controller === null) this.#fail(reason);
    else this.#controller.abort(reason);
  }

  #finish(outcome: Result<HttpResponse, HttpFailure>): void {
    clearTimeout(this.#late);
    this.#stopListening?.();
    this.#tell(outcome);
  }
}

function isRefusedForNow(status: number): boolean {
  return status === 429 || status >= 500;
}

/** JSON begins with no byte-order mark, but some servers put one before it (RFC 8259 section 8.1). */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function flatHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  if (areFlat(headers)) return headers;
  const flat: Record<string, string> = {};
  // undici gives names in lower case.
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

/** Nearly always no header comes twice. */
function areFlat(headers: IncomingHttpHeaders): headers is Record<string, string> {
  for (const name in headers) if (typeof headers[name] !== "string") return false;
  return true;
}

function failureOf(error: unknown, sentAny: boolean, url: URL): HttpFailure {
  if (error === TIMED_OUT) return { kind: "timeout", sent: sentAny, message: "" };
  if (error === CANCELLED) return { kind: "cancelled", sent: sentAny, message: "" };
  if (error === TOO_LARGE) return { kind: "tooLarge", sent: true, message: "more than 1 MB" };
  const codes = codesOf(error);
  const sent = sentAny && !codes.some((code) => NEVER_SENT.has(code));
  if (codes.includes(NOT_ALLOWED)) {
    return { kind: "notAllowed", sent: false, message: "it points into a private network" };
  }
  if (codes.some((code) => code.endsWith("_TIMEOUT"))) return { kind: "timeout", sent, message: "" };
  return { kind: "connection", sent, message: connectionWords(codes, url) };
}

// Codes are for a log: people read what they come to.
function connectionWords(codes: readonly string[], { host }: URL): string {
  if (codes.includes("ENOTFOUND")) return `there is no host ${host}`;
  if (codes.includes("ECONNREFUSED")) return `nothing answers at ${host}`;
  if (codes.some((code) => TLS.test(code))) return `the certificate of ${host} is not accepted`;
  return codes.some((code) => BROKEN.has(code)) ? "the connection broke off" : "the connection failed";
}

/** The error codes of an error, of its causes and of its parts (several addresses fail as one AggregateError). */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...own, ...parts.flatMap(codesOf), ...codesOf(error.cause)];
}
