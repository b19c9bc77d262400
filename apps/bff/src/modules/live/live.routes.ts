import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { getLive, type LiveDependencies } from "./usecases/get-live.ts";

/** What is live on a tenant. */
export function registerLiveRoutes(app: FastifyInstance, dependencies: LiveDependencies): void {
  registerRoute(app, routes.getLive, async ({ actor, params, query }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId, tenantId: query.tenantId };
    const live = await getLive(place, dependencies);
    return live.ok ? ok({ status: 200 as const, body: live.value }) : live;
  });
}
