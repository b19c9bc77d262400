import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { listRehearsals, rehearseNow, type RehearseDependencies } from "./usecases/rehearse.ts";

/** Whether the former version could be brought back. */
export function registerRehearsalRoutes(app: FastifyInstance, dependencies: RehearseDependencies): void {
  registerRoute(app, routes.listRehearsals, async ({ actor, params }) => {
    const found = await listRehearsals({ workspaceId: actor.workspaceId, flowId: params.flowId }, dependencies);
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });

  registerRoute(app, routes.rehearse, async ({ actor, params, body }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId, tenantId: body.tenantId };
    const rehearsed = await rehearseNow(place, dependencies);
    return rehearsed.ok ? ok({ status: 200 as const, body: rehearsed.value }) : rehearsed;
  });
}
