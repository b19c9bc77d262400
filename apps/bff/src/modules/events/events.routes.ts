import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { fault } from "../../kernel/fault.ts";
import { openEventStream, type EventStream } from "./event-stream.ts";
import { followDeployment, followWorkspace, isFinal, type FollowDependencies } from "./follow-events.ts";

/** Streams of server-sent events; a closing server ends them all. */
export function registerEventRoutes(app: FastifyInstance, dependencies: FollowDependencies): void {
  const streams = new Set<EventStream>();
  app.addHook("preClose", (done) => {
    for (const stream of streams) stream.end();
    done();
  });

  function opening(reply: FastifyReply): (onClose: () => void) => EventStream {
    return (onClose) => {
      const stream = openEventStream(reply, () => {
        streams.delete(stream);
        onClose();
      });
      streams.add(stream);
      return stream;
    };
  }

  registerRoute(app, routes.streamDeployment, async ({ actor, params, request, reply }) => {
    const { workspaceId } = actor;
    const { deploymentId } = params;
    const present = await dependencies.deployments.find(workspaceId, deploymentId);
    if (present === null) return fault("not-found", "There is no deployment with this id.");
    if (isFinal(present) && lastEventId(request) !== null) {
      // 204 tells a browser's EventSource that there is nothing to come back for.
      reply.hijack();
      reply.raw.writeHead(204, { "cache-control": "no-store" }).end();
      return ok("streaming" as const);
    }
    await followDeployment({ workspaceId, deploymentId, open: opening(reply) }, dependencies);
    return ok("streaming" as const);
  });

  registerRoute(app, routes.streamEvents, async ({ actor, request, reply }) => {
    const { workspaceId } = actor;
    await followWorkspace({ workspaceId, lastId: lastEventId(request), open: opening(reply) }, dependencies);
    return ok("streaming" as const);
  });
}

function lastEventId(request: FastifyRequest): number | null {
  const header = request.headers["last-event-id"];
  return typeof header === "string" && /^\d{1,15}$/u.test(header) ? Number(header) : null;
}
