import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { revisionTag } from "../../kernel/revision-tag.ts";
import { checkNow, listAllDrift, listDrift } from "./usecases/list-drift.ts";
import { mergeDrift, type MergeDriftDependencies } from "./usecases/merge-drift.ts";
import { threeWay } from "./usecases/three-way.ts";

/** What somebody changed at the vendor, and bringing it into the draft. */
export function registerDriftRoutes(app: FastifyInstance, dependencies: MergeDriftDependencies): void {
  registerRoute(app, routes.listAllDrift, async ({ actor }) =>
    ok({ status: 200 as const, body: await listAllDrift(actor.workspaceId, dependencies.storage) }),
  );

  registerRoute(app, routes.listDrift, async ({ actor, params }) => {
    const found = await listDrift({ workspaceId: actor.workspaceId, flowId: params.flowId }, dependencies);
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });

  registerRoute(app, routes.checkDrift, async ({ actor, params, body }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId, tenantId: body.tenantId };
    const found = await checkNow(place, dependencies);
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });

  registerRoute(app, routes.threeWay, async ({ actor, params, query }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId, tenantId: query.tenantId };
    const compared = await threeWay(place, dependencies);
    return compared.ok ? ok({ status: 200 as const, body: compared.value }) : compared;
  });

  registerRoute(app, routes.mergeDrift, async ({ actor, params, body, request }) => {
    const ifMatch = request.headers["if-match"];
    const merged = await mergeDrift({ actor, flowId: params.flowId, ifMatch, ...body }, dependencies);
    if (!merged.ok) return merged;
    const headers = { etag: revisionTag(merged.value.revision) };
    return ok({ status: 200 as const, body: { ...merged.value }, headers });
  });
}
