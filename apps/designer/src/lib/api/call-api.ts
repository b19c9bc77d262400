import { problemDetailsSchema, routes, type RouteContract, type RouteName } from "@tonegraph/api-contract";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { words } from "../messages/words.ts";
import { ApiError, type ApiFailure } from "./api-failure.ts";
import { requestUrl } from "./request-url.ts";
import type { AnswerOf, CallOptions } from "./route-types.ts";
import { sessionLost } from "./session-lost.ts";

/** A successful answer: its body as the contract says it, and its ETag (a draft's revision) where it has one. */
export interface ApiAnswer<Data> {
  readonly data: Data;
  readonly status: number;
  readonly etag: string | null;
}

interface LooseOptions {
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls a route of the contract. Every failure comes back as an {@link ApiFailure}; only an aborted call throws. `tidy` sees a
 * successful body before the contract does.
 */
export async function callApi<Name extends RouteName>(
  name: Name,
  options: CallOptions<Name>,
  tidy: (body: unknown) => unknown = (body) => body,
): Promise<Result<ApiAnswer<AnswerOf<Name>>, ApiFailure>> {
  const route: RouteContract = routes[name];
  const answered = await callUnread(name, options);
  if (!answered.ok) return answered;
  const { data: body, ...answer } = answered.value;
  const schema = route.responses[answer.status];
  // null is an answer without a body.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract's schema decides the type
  if (schema === null || schema === undefined) return ok({ ...answer, data: null as AnswerOf<Name> });
  const parsed = schema.safeParse(tidy(body));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema the type is made of
  if (parsed.success) return ok({ ...answer, data: parsed.data as AnswerOf<Name> });
  const place = parsed.error.issues[0]?.path.join("/") ?? "";
  return err(unreadable(answer.status, words.api.unexpectedBody(place)));
}

/**
 * Calls a route whose body the caller reads itself: a flow document is read by `parseFlow`, and reading thousands of blocks
 * twice takes as long as drawing them.
 */
export async function callUnread<Name extends RouteName>(
  name: Name,
  options: CallOptions<Name>,
): Promise<Result<ApiAnswer<unknown>, ApiFailure>> {
  const route: RouteContract = routes[name];
  const response = await send(route, options);
  if (!response.ok) return response;
  const { status, headers } = response.value;
  const body = await readBody(response.value);
  if (!response.value.ok) return err(refusal(status, body));
  if (route.responses[status] === undefined) return err(unreadable(status, words.api.unexpectedStatus(status)));
  return ok({ data: body, status, etag: headers.get("etag") });
}

/** Like {@link callApi} for TanStack Query: gives the body alone and throws {@link ApiError}. */
export async function fetchApi<Name extends RouteName>(
  name: Name,
  options: CallOptions<Name>,
  tidy?: (body: unknown) => unknown,
): Promise<AnswerOf<Name>> {
  const result = await callApi(name, options, tidy);
  if (!result.ok) throw new ApiError(result.error);
  return result.value.data;
}

async function send(route: RouteContract, options: LooseOptions): Promise<Result<Response, ApiFailure>> {
  const hasBody = options.body !== undefined;
  try {
    const response = await fetch(requestUrl(route.path, options.params, options.query), {
      method: route.method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        "x-tonegraph-request": "1",
        ...(hasBody ? { "content-type": "application/json" } : {}),
        ...options.headers,
      },
      ...(hasBody ? { body: JSON.stringify(options.body) } : {}),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return ok(response);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return err(ownFailure("unreachable", 0, { ...words.api.unreachable, code: "unreachable" }));
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, body: unknown): ApiFailure {
  const parsed = problemDetailsSchema.safeParse(body);
  if (!parsed.success) return unreadable(status, words.api.unexpectedStatus(status));
  if (parsed.data.code === "not-signed-in") sessionLost.announce();
  return { kind: "refused", status, problem: parsed.data };
}

function unreadable(status: number, detail: string): ApiFailure {
  const own = { title: words.api.unreadableTitle, detail, code: "unreadable" };
  return ownFailure("unreadable", status, own);
}

function ownFailure(
  kind: ApiFailure["kind"],
  status: number,
  own: { readonly title: string; readonly detail: string; readonly code: string },
): ApiFailure {
  return { kind, status, problem: { type: "about:blank", status, requestId: "", ...own } };
}
