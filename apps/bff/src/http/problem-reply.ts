import { ERROR_CODES, type ProblemDetails } from "@tonegraph/api-contract";
import type { FastifyReply } from "fastify";
import type { ApiFault } from "../kernel/fault.ts";

/** What an error answer looks like: RFC 9457 with our code, places and request id. */
export function toProblemDetails(fault: ApiFault, requestId: string): ProblemDetails {
  const { status, title } = ERROR_CODES[fault.code];
  return {
    ...fault.extra,
    type: `https://tonegraph.dev/errors/${fault.code}`,
    title,
    status,
    code: fault.code,
    detail: fault.detail,
    ...(fault.errors ? { errors: fault.errors.map((place) => ({ ...place })) } : {}),
    requestId,
  };
}

/** Answers with a fault. */
export function sendFault(reply: FastifyReply, fault: ApiFault): FastifyReply {
  const problem = toProblemDetails(fault, reply.request.id);
  return reply
    .code(problem.status)
    .headers({ "cache-control": "no-store", ...fault.headers })
    .type("application/problem+json")
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}
