// The one way out to vendors: one request, no redirects followed, no retries, bounded in time and size, and never to a
// private network unless the operator allowed the host. Fulfils HttpSend of the vendor kit.
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpRequest, HttpResponse, HttpSend } from "@tonegraph/vendor-kit";
import { Agent, request as undiciRequest, type Dispatcher } from "undici";
import { checkAddress, type AllowedHosts } from "./address-policy.ts";
import { guardedLookup, NOT_ALLOWED, type ResolveAll } from "./guarded-lookup.ts";

const MAX_ANSWER_BYTES = 1024 * 1024;
const CONNECT_TIMEOUT_MS = 5000;
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

/** What the sender needs; `resolve` is a table of names in tests. */
export interface UndiciSendOptions {
  readonly allowedHosts: AllowedHosts;
  readonly resolve?: ResolveAll;
}

/** A sender with its connections; close it when the process ends. */
export interface UndiciSend {
  readonly send: HttpSend;
  close(): Promise<void>;
}

/** Makes the sender. */
export function createUndiciSend(options: UndiciSendOptions): UndiciSend {
  const guarded = new Agent({ connect: { lookup: guardedLookup(options.resolve), timeout: CONNECT_TIMEOUT_MS } });
  const plain = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } });
  return {
    async send(request) {
      const checked = checkAddress(request.url, options.allowedHosts);
      if (!checked.ok) return err({ kind: "notAllowed", sent: false, message: checked.error });
      return sendOnce(request, checked.value.guarded ? guarded : plain);
    },
    async close() {
      await Promise.all([guarded.destroy(), plain.destroy()]);
    },
  };
}

async function sendOnce(request: HttpRequest, dispatcher: Dispatcher): Promise<Result<HttpResponse, HttpFailure>> {
  const signal = AbortSignal.timeout(Math.max(1, request.timeoutMs));
  try {
    const answer = await undiciRequest(request.url, {
      method: request.method,
      headers: { ...request.headers },
      body: request.body ?? null,
      headersTimeout: request.timeoutMs,
      bodyTimeout: request.timeoutMs,
      dispatcher,
      signal,
    });
    const body = await readBounded(answer.body);
    if (body === null) {
      return err({ kind: "tooLarge", sent: true, message: "The answer is larger than 1 MB." });
    }
    return ok({ status: answer.statusCode, headers: flatHeaders(answer.headers), body });
  } catch (error) {
    return err(failureOf(error, signal.aborted, request.url));
  }
}

async function readBounded(stream: AsyncIterable<Uint8Array> & { destroy(): unknown }): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      stream.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

function failureOf(error: unknown, timedOut: boolean, url: string): HttpFailure {
  const codes = codesOf(error);
  const sent = !codes.some((code) => NEVER_SENT.has(code));
  if (codes.includes(NOT_ALLOWED)) {
    return { kind: "notAllowed", sent: false, message: "The vendor's address points into a private network." };
  }
  if (timedOut || codes.some((code) => code.endsWith("_TIMEOUT"))) {
    return { kind: "timeout", sent, message: "The vendor did not answer in time." };
  }
  if (codes.includes("ENOTFOUND")) {
    const { host } = new URL(url);
    const message = `There is no host ${host}: check the region and the addresses of the tenant.`;
    return { kind: "connection", sent, message };
  }
  return { kind: "connection", sent, message: `The connection to the vendor failed (${codes[0] ?? "no code"}).` };
}

/** The error codes of an error, of its causes and of its parts (several addresses fail as one AggregateError). */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...own, ...parts.flatMap(codesOf), ...codesOf(error.cause)];
}
