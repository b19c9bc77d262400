import { routes, type ErrorCode, type RouteContract } from "@tonegraph/api-contract";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendFault } from "../http/problem-reply.ts";
import { API_PREFIX } from "../http/register-route.ts";
import { fault, type ApiFault, type FaultPlace } from "../kernel/fault.ts";
import { isPoolExhausted } from "../kernel/is-pool-exhausted.ts";
import { isDesignerPage, sendDesigner } from "./designer.ts";

const RETRY_AFTER_SECONDS = "2";
const NOTHING_THERE = new Set([
  // The designer's files: a path that leads upwards, has a NUL in it or is longer than any file's.
  "FST_STATIC_FORBIDDEN_PATH",
  // The method QUERY, which no route offers, is looked over before it is said so.
  "FST_ERR_ROUTE_MISSING_CONTENT_TYPE",
]);

/** Thrown by the body parser with everything that is wrong. */
export class UnreadableBody extends Error {
  readonly errors: readonly FaultPlace[];

  constructor(errors: readonly FaultPlace[]) {
    super(errors[0]?.message ?? "The body cannot be read.");
    this.errors = errors;
  }
}

/** Thrown by the rate limit; `after` is a time in words. */
export class TooManyRequests extends Error {
  readonly after: string;

  constructor(after: string) {
    super(`too many requests, try again in ${after}`);
    this.after = after;
  }
}

const CODE_OF_FASTIFY: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported-media-type",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid-body",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid-body",
  FST_ERR_BAD_URL: "invalid-parameter",
  FST_ERR_MAX_PARAM_LENGTH: "invalid-parameter",
};

const DETAIL_OF: Partial<Record<ErrorCode, string>> = {
  "body-too-large": "The body is larger than this route accepts.",
  "unsupported-media-type": "Send the body as application/json.",
  "invalid-body": "The body does not have the length its header says.",
  "invalid-parameter": "The address is not a valid one.",
};

/** Everything that goes wrong becomes problem details; what we did not expect is logged whole and told with its request id only. */
export function addErrorHandling(app: FastifyInstance, designerFolder: string): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendFault(reply, toFault(error, request)));
  app.setNotFoundHandler((request, reply) =>
    isDesignerPage(request) ? sendDesigner(reply, designerFolder) : sendFault(reply, notFound(request)),
  );
}

/** For errors before routing, which Fastify hands out separately. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendFault(reply, toFault(error, request));
}

function toFault(error: FastifyError, request: FastifyRequest): ApiFault {
  if (error instanceof UnreadableBody) return fault("invalid-body", error.message, { errors: error.errors }).error;
  if (error instanceof TooManyRequests)
    return fault("too-many-requests", `This was tried too often. Try again in ${error.after}.`).error;
  if (NOTHING_THERE.has(error.code)) return notFound(request);
  const code = CODE_OF_FASTIFY[error.code];
  if (code) return fault(code, DETAIL_OF[code] ?? error.message).error;
  if (isPoolExhausted(error)) {
    request.log.warn("no database connection became free in time");
    const detail = "Tonegraph's database has more to do than it can right now. Try again in a moment.";
    return fault("overloaded", detail, { headers: { "retry-after": RETRY_AFTER_SECONDS } }).error;
  }
  request.log.error({ err: error }, "unexpected error");
  return fault("internal-error", `Something went wrong on our side. Its log entry has the id ${request.id}.`).error;
}

function notFound(request: FastifyRequest): ApiFault {
  const pathname = request.url.split("?")[0] ?? "";
  const allowed = allowedMethods(pathname);
  if (allowed.length > 0 && !allowed.includes(request.method))
    return fault("method-not-allowed", `${request.method} is not offered here; offered: ${allowed.join(", ")}.`, {
      headers: { allow: allowed.join(", ") },
    }).error;
  return fault("not-found", `There is nothing at ${pathname.slice(0, 200)}.`).error;
}

function allowedMethods(pathname: string): string[] {
  const contracts: readonly RouteContract[] = Object.values(routes);
  const methods = contracts.flatMap(({ method, path }) => (matches(`${API_PREFIX}${path}`, pathname) ? [method] : []));
  return [...new Set(methods)].toSorted((a, b) => a.localeCompare(b));
}

function matches(pattern: string, pathname: string): boolean {
  const wanted = pattern.split("/");
  const given = pathname.split("/");
  return wanted.length === given.length && wanted.every((step, index) => step.startsWith(":") || step === given[index]);
}
