import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import { compareVersions, type CompareVersionsDependencies } from "./usecases/compare-versions.ts";
import { freezeVersion, type FreezeVersionDependencies } from "./usecases/freeze-version.ts";
import { getVersion } from "./usecases/get-version.ts";
import { listVersions } from "./usecases/list-versions.ts";
import { nameVersion } from "./usecases/name-version.ts";
import type { ReplacedDraft } from "../../kernel/kept-draft.ts";
import { revisionTag } from "../../kernel/revision-tag.ts";
import { getKeptDraft, listKeptDrafts, restoreKeptDraft, restoreVersion } from "./usecases/restore-draft.ts";

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

  registerRoute(app, routes.nameVersion, async ({ actor, params, body }) => {
    const named = await nameVersion({ actor, ...params, name: body.name }, dependencies);
    return named.ok ? ok({ status: 200 as const, body: named.value }) : named;
  });

  registerRoute(app, routes.diffVersions, async ({ actor, params, query }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId };
    const compared = await compareVersions({ ...place, from: query.from, to: query.to }, dependencies);
    return compared.ok ? ok({ status: 200 as const, body: compared.value }) : compared;
  });
  registerDraftRoutes(app, dependencies);
}

function registerDraftRoutes(app: FastifyInstance, dependencies: FreezeVersionDependencies): void {
  registerRoute(app, routes.restoreVersion, async ({ actor, params, request }) => {
    const ifMatch = request.headers["if-match"];
    const restored = await restoreVersion({ actor, ...params, ifMatch }, dependencies);
    return restored.ok ? replaced(restored.value) : restored;
  });

  registerRoute(app, routes.listKeptDrafts, async ({ actor, params }) => {
    const kept = await listKeptDrafts({ actor, ...params }, dependencies);
    return kept.ok ? ok({ status: 200 as const, body: kept.value }) : kept;
  });

  registerRoute(app, routes.getKeptDraft, async ({ actor, params }) => {
    const kept = await getKeptDraft({ actor, ...params }, dependencies);
    return kept.ok ? ok({ status: 200 as const, body: kept.value }) : kept;
  });

  registerRoute(app, routes.restoreKeptDraft, async ({ actor, params, request }) => {
    const ifMatch = request.headers["if-match"];
    const restored = await restoreKeptDraft({ actor, ...params, ifMatch }, dependencies);
    return restored.ok ? replaced(restored.value) : restored;
  });
}

function replaced(draft: ReplacedDraft) {
  return ok({ status: 200 as const, body: { ...draft }, headers: { etag: revisionTag(draft.revision) } });
}
