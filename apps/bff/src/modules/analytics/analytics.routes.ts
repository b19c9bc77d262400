import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { getFigureSettings, putFigureSettings } from "./usecases/figure-settings.ts";
import { readAdvice, type AdviceDependencies } from "./usecases/read-advice.ts";
import { readEffect } from "./usecases/read-effect.ts";
import { readHeatmap } from "./usecases/read-heatmap.ts";
import { readPaths } from "./usecases/read-paths.ts";
import { readVendorFigures } from "./usecases/read-vendor-figures.ts";

/** What callers of a flow did, and what follows from it. */
export function registerAnalyticsRoutes(app: FastifyInstance, dependencies: AdviceDependencies): void {
  registerRoute(app, routes.getHeatmap, async ({ actor, params, query }) => {
    const { tenantId, version, compareTo, wordsOf, refresh } = query;
    const place = { flowId: params.flowId, tenantId };
    const wish = { workspaceId: actor.workspaceId, place, ...spanOf(query), version, compareTo, wordsOf };
    const heatmap = await readHeatmap({ ...wish, refresh: refresh === true }, dependencies);
    return heatmap.ok ? ok({ status: 200 as const, body: heatmap.value }) : heatmap;
  });

  registerRoute(app, routes.getPaths, async ({ actor, params, query }) => {
    const { tenantId, version } = query;
    const place = { flowId: params.flowId, tenantId };
    const wish = { workspaceId: actor.workspaceId, place, ...spanOf(query), version };
    const paths = await readPaths(wish, dependencies);
    return paths.ok ? ok({ status: 200 as const, body: paths.value }) : paths;
  });

  registerRoute(app, routes.getVendorFigures, async ({ actor, params, query: { tenantId, days, version } }) => {
    const place = { flowId: params.flowId, tenantId };
    const wish = { workspaceId: actor.workspaceId, place, days, version };
    const figures = await readVendorFigures(wish, dependencies);
    return figures.ok ? ok({ status: 200 as const, body: figures.value }) : figures;
  });

  registerRoute(app, routes.getEffect, async ({ actor, params, query: { tenantId, version } }) => {
    const place = { flowId: params.flowId, tenantId };
    const effect = await readEffect({ workspaceId: actor.workspaceId, place, version }, dependencies);
    return effect.ok ? ok({ status: 200 as const, body: effect.value }) : effect;
  });

  registerRoute(app, routes.getAdvice, async ({ actor, params, query }) => {
    const place = { flowId: params.flowId, tenantId: query.tenantId };
    const advice = await readAdvice({ actor, place }, dependencies);
    return advice.ok ? ok({ status: 200 as const, body: advice.value }) : advice;
  });

  registerRoute(app, routes.getFigureSettings, async ({ actor, params: { tenantId } }) => {
    const settings = await getFigureSettings({ workspaceId: actor.workspaceId, tenantId }, dependencies);
    return settings.ok ? ok({ status: 200 as const, body: settings.value }) : settings;
  });

  registerRoute(app, routes.putFigureSettings, async ({ actor, params: { tenantId }, body }) => {
    const settings = await putFigureSettings({ actor, tenantId, settings: body }, dependencies);
    return settings.ok ? ok({ status: 200 as const, body: settings.value }) : settings;
  });
}

function spanOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): {
  readonly from: Date | undefined;
  readonly to: Date | undefined;
} {
  const timeOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
  return { from: timeOf(from), to: timeOf(to) };
}
