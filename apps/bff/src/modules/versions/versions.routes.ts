import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import { compareVersions, type CompareVersionsDependencies } from "./usecases/compare-versions.ts";
import { freezeVersion, type FreezeVersionDependencies } from "./usecases/freeze-version.ts";
import { getVersion } from "./usecases/get-version.ts";
import { listVersions } from "./usecases/list-versions.ts";

/** Versions of a flow and what changed between them. */
export function registerVersionRoutes(
  app: FastifyInstance,
  dependencies: FreezeVersionDependencies & CompareVersionsDependencies,
): void {
  registerRoute(app, routes.listVersions, async ({ actor, params, query }) => {
    const { cursor, limit = DEFAULT_PAGE } = query;
    const page = await listVersions(
      { workspaceId: actor.workspaceId, flowId: params.flowId, cursor, limit },
      dependencies,
    );
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });

  registerRoute(app, routes.createVersion, async ({ actor, params, body }) => {
    const frozen = await freezeVersion({ actor, flowId: params.flowId, note: body.note ?? "" }, dependencies);
    if (!frozen.ok) return frozen;
    const { made, version } = frozen.value;
    return ok(made ? { status: 201 as const, body: version } : { status: 200 as const, body: version });
  });

  registerRoute(app, routes.getVersion, async ({ actor, params }) => {
    const version = await getVersion({ workspaceId: actor.workspaceId, ...params }, dependencies);
    return version.ok ? ok({ status: 200 as const, body: version.value }) : version;
  });

  registerRoute(app, routes.diffVersions, async ({ actor, params, query }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId };
    const compared = await compareVersions({ ...place, from: query.from, to: query.to }, dependencies);
    return compared.ok ? ok({ status: 200 as const, body: compared.value }) : compared;
  });
}
