import { actorOf } from "../http/request-actor.ts";
import type { AccessEntry, WriteAccess } from "../kernel/access-entry.ts";
import { readTraceParent } from "../kernel/trace-parent.ts";
import type { RequestStep } from "./every-request.ts";

/** One line for each answer: who asked for what, and what came of it. Without headers and bodies. */
export function accessLog(write: WriteAccess): RequestStep {
  return (request, reply) => {
    const { id: reqId, method, url, ip } = request;
    const actor = actorOf(request)?.id ?? null;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    const { traceparent } = request.headers;
    const entry = { reqId, method, url, status: reply.statusCode, ms, actor, ip };
    write(traceparent === undefined ? entry : withTrace(entry, traceparent));
  };
}

function withTrace(entry: AccessEntry, traceparent: string | readonly string[]): AccessEntry {
  const trace = readTraceParent(traceparent);
  return trace === null ? entry : { ...entry, traceId: trace.traceId };
}
