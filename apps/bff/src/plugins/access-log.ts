import type { FastifyInstance } from "fastify";
import { actorOf } from "../http/request-actor.ts";

/** One line for each answer: who asked for what, and what came of it. Without headers and bodies. */
export function addAccessLog(app: FastifyInstance): void {
  // Nothing in these lines lies where the log's own redaction looks; the scrubber reads them like all others.
  const log = app.log.child({}, { redact: [] });
  app.addHook("onResponse", (request, reply, done) => {
    const { id: reqId, method, url, ip } = request;
    const actor = actorOf(request)?.id ?? null;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    log.info({ reqId, method, url, status: reply.statusCode, ms, actor, ip }, "request");
    done();
  });
}
