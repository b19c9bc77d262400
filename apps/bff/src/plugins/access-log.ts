import type { FastifyInstance } from "fastify";
import { actorOf } from "../http/request-actor.ts";
import type { AccessEntry, WriteAccess } from "../kernel/access-entry.ts";
import { readTraceParent } from "../kernel/trace-parent.ts";

/** One line for each answer: who asked for what, and what came of it. Without headers and bodies. */
export function addAccessLog(app: FastifyInstance, write: WriteAccess): void {
  app.addHook("onResponse", (request, reply, done) => {
    const { id: reqId, method, url, ip } = request;
    const actor = actorOf(request)?.id ?? null;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    const { traceparent } = request.headers;
    const entry = { reqId, method, url, status: reply.statusCode, ms, actor, ip };
    write(traceparent === undefined ? entry : withTrace(entry, traceparent));
    done();
  });
}

function withTrace(entry: AccessEntry, traceparent: string | readonly string[]): AccessEntry {
  const trace = readTraceParent(traceparent);
  return trace === null ? entry : { ...entry, traceId: trace.traceId };
}
