import { parseJsonPath, queryJsonPath } from "@tonegraph/expressions";
import { portName, type Json, type NodeOfKind } from "@tonegraph/flow-model";
import { breaksOnEmptyList, guardPath } from "../text/guard-path.ts";
import { partOf } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import { stepOf, type Place } from "./place.ts";
import { isReference, tellReference } from "./tell-secrets.ts";

type Request = NodeOfKind<"httpRequest">;
type Header = readonly [name: string, value: string];

/** The header by which a callback finds its call, as the document has it. */
export const CALL_HEADER = { name: "X-Request-Id", value: "{{flow_execution_id}}" } as const;

/** What says which call it is, and is another text in every call. */
const OF_ONE_CALL: ReadonlySet<string> = new Set([CALL_HEADER.value, "{{callId}}"]);

/** The longest that a request may take, in milliseconds, and how often it may be tried again. */
export const REQUEST_LIMITS = { timeoutMs: 5000, retries: 2 } as const;

/** A request's step, the variables that it reads, and those that an empty list leaves without a value. */
export interface HttpStep {
  readonly step: WireStep;
  readonly reads: readonly string[];
  readonly fragile: readonly string[];
}

/** The `HTTPRequest` step of a sub-flow, with a time-out and a retry policy in any case. */
export function httpStep(node: Request, place: Place): HttpStep {
  tellLimits(node, place);
  tellReference(node, place);
  tellToken(node, place);
  const url = place.template(node.url);
  const headers = Object.entries(node.headers ?? {}).map(([name, value]) => [name, place.template(value)] as const);
  const body = node.body === undefined ? undefined : place.template(node.body);
  const mapping = Object.entries(node.responseMapping ?? {});
  const configuration = {
    url: url.text,
    method: node.method,
    timeout: node.timeoutMs,
    retryPolicy: retryPolicy(node, place),
    authentication: authentication(node),
    headers: headerFields(
      node,
      headers.map(([name, { text }]) => [name, text] as const),
      place,
    ),
    body: body?.text,
    responseMapping:
      node.responseMapping && Object.fromEntries(mapping.map(([name, path]) => [name, guarded(path, node)])),
    defaultResponse: node.defaultResponse,
  };
  const texts = [url, ...headers.map(([, text]) => text), ...(body ? [body] : [])];
  return {
    step: stepOf(partOf(place.stepId, "request"), "HTTPRequest", { ...configuration, next: undefined }),
    reads: [...new Set(texts.flatMap(({ variables }) => variables))].toSorted(),
    fragile: mapping.flatMap(([name, path]) => (isFragile(path, node) ? [name] : [])).toSorted(),
  };
}

/** How a request proves who it is: references to what the tenant's vault holds, never a secret. */
export function authentication({ authentication: given }: Request): Json | undefined {
  if (given === undefined) return undefined;
  // What is no name may be the secret itself: told by `tellReference`, and nowhere sent.
  const isName = isReference(given.secretRef);
  const reference = (suffix = ""): string => (isName ? `{{${given.secretRef}${suffix}}}` : "");
  switch (given.kind) {
    case "apiKey":
      return { type: "apiKey", headerName: given.headerName, headerValue: reference() };
    case "basic":
      return { type: "basic", username: reference("_username"), password: reference("_password") };
    case "oauth2":
      return {
        type: "oauth2",
        clientId: reference("_client_id"),
        clientSecret: reference("_client_secret"),
        tokenEndpoint: given.tokenUrl,
        scopes: [...given.scopes],
      };
  }
}

function retryPolicy({ retry }: Request, place: Place): Json {
  if (retry === undefined) return { maxRetries: 0, backoff: "exponential", retryOnStatusCodes: [] };
  if (retry.backoff === "fixed") {
    const words = `CXone waits longer before every retry; ${place.name} asks for the same wait each time.`;
    place.tell.approximated("backoff-exponential", words);
  }
  return { maxRetries: retry.maxRetries, backoff: "exponential", retryOnStatusCodes: [...retry.onStatus] };
}

function headerFields(node: Request, headers: readonly Header[], place: Place): Json | undefined {
  const drawn = headers.filter(([name]) => name.toLowerCase() === CALL_HEADER.name.toLowerCase());
  const isAwaited = node.asyncCallback !== undefined;
  if (isAwaited) for (const header of drawn) tellCallHeader(header, place);
  const call = isAwaited && drawn.length === 0 ? [[CALL_HEADER.name, CALL_HEADER.value] as const] : [];
  if (node.headers === undefined && call.length === 0) return undefined;
  return Object.fromEntries([...headers, ...call]);
}

// What two calls may send alike would bring one caller the other's result.
function tellCallHeader([name, value]: Header, place: Place): void {
  if (OF_ONE_CALL.has(value)) return;
  const words =
    `${place.name} waits for a callback, which finds its call by the header ${name}: what is drawn there is no call's own id. ` +
    `Take the header out, and CXone sends that id there.`;
  place.tell.unsupported("callback-finds-no-call", words, { header: name });
}

// A default response that has nothing there either would break the call off just the same.
function guarded(path: string, node: Request): string {
  return isFragile(path, node) ? guardPath(path) : path;
}

/** Whether a path has nothing to stand in for it where the list it takes an item of is empty. */
export function isFragile(path: string, { defaultResponse }: Request): boolean {
  if (!breaksOnEmptyList(path)) return false;
  if (defaultResponse === undefined) return true;
  const parsed = parseJsonPath(path);
  return parsed.ok && queryJsonPath(parsed.value, defaultResponse) === null;
}

// A token is never fetched by a step of ours, so there is none that a step could check: the document's other way.
function tellToken({ authentication: given }: Request, place: Place): void {
  if (given?.kind !== "oauth2") return;
  const variables = [`${given.secretRef}_client_id`, `${given.secretRef}_client_secret`];
  const words =
    `${place.name} signs in with an OAuth client that CXone keeps under ${variables.join(" and ")}. Switch on there that CXone ` +
    `renews its token by itself, every 50 minutes and at least 60 s before it ends: no step of the flow can, and a call ` +
    `that meets an old token takes the exit “${portName("unauthorized")}” (401).`;
  place.tell.approximated("token-renewed-at-vendor", words, { variables });
}

function tellLimits({ timeoutMs, retry }: Request, place: Place): void {
  const { name, tell } = place;
  if (timeoutMs <= 0)
    tell.unsupported(
      "no-timeout",
      `${name} does not say how long it may take. Without that CXone blocks the call for 30 s.`,
    );
  if (timeoutMs > REQUEST_LIMITS.timeoutMs)
    tell.unsupported("timeout-too-long", `${name} may take ${REQUEST_LIMITS.timeoutMs / 1000} s at most.`, {
      timeoutMs,
    });
  if (retry !== undefined && (retry.maxRetries < 0 || retry.maxRetries > REQUEST_LIMITS.retries))
    tell.unsupported(
      "retries-out-of-range",
      `${name} may be tried again 0 to ${REQUEST_LIMITS.retries} times, not ${retry.maxRetries} times.`,
      { maxRetries: retry.maxRetries },
    );
}
