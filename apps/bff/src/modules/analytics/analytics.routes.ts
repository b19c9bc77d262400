import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { readAdvice } from "./usecases/read-advice.ts";
import { readHeatmap, type HeatmapDependencies } from "./usecases/read-heatmap.ts";

/** What callers did, and what follows from it. */
export function registerAnalyticsRoutes(app: FastifyInstance, dependencies: HeatmapDependencies): void {
  registerRoute(app, routes.getHeatmap, async ({ actor, params, query }) => {
    const { tenantId, from, to, version, compareTo, refresh } = query;
    const heatmap = await readHeatmap(
      {
        workspaceId: actor.workspaceId,
        place: { flowId: params.flowId, tenantId },
        from: from === undefined ? undefined : new Date(from),
        to: to === undefined ? undefined : new Date(to),
        version,
        compareTo,
        refresh: refresh === true,
      },
      dependencies,
    );
    return heatmap.ok ? ok({ status: 200 as const, body: heatmap.value }) : heatmap;
  });

  registerRoute(app, routes.getAdvice, async ({ actor, params, query }) => {
    const place = { flowId: params.flowId, tenantId: query.tenantId };
    const advice = await readAdvice({ workspaceId: actor.workspaceId, place }, dependencies);
    return advice.ok ? ok({ status: 200 as const, body: advice.value }) : advice;
  });
}
