import type { FastifyInstance } from "fastify";
import { actorOf } from "../http/request-actor.ts";
import type { WriteAccess } from "../kernel/access-entry.ts";

/** One line for each answer: who asked for what, and what came of it. Without headers and bodies. */
export function addAccessLog(app: FastifyInstance, write: WriteAccess): void {
  app.addHook("onResponse", (request, reply, done) => {
    const { id: reqId, method, url, ip } = request;
    const actor = actorOf(request)?.id ?? null;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    write({ reqId, method, url, status: reply.statusCode, ms, actor, ip });
    done();
  });
}
