import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { readIfNoneMatch, revisionTag } from "../../kernel/revision-tag.ts";
import { SerializedJson } from "../../kernel/serialized-json.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import type { DraftTexts } from "./ports.ts";
import { archiveFlow, type ArchiveFlowDependencies } from "./usecases/archive-flow.ts";
import { createFlow } from "./usecases/create-flow.ts";
import { getFlow } from "./usecases/get-flow.ts";
import { listFlows, type ListFlowsDependencies } from "./usecases/list-flows.ts";
import { saveFlow } from "./usecases/save-flow.ts";

export interface FlowRoutesDependencies extends ListFlowsDependencies, ArchiveFlowDependencies {
  readonly texts: DraftTexts;
}

/** Drafts: list, make, read, save, archive. */
export function registerFlowRoutes(app: FastifyInstance, dependencies: FlowRoutesDependencies): void {
  registerRoute(app, routes.listFlows, async ({ actor, query }) => {
    const { cursor, search, limit = DEFAULT_PAGE } = query;
    const page = await listFlows({ workspaceId: actor.workspaceId, cursor, search, limit }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });

  registerRoute(app, routes.createFlow, async ({ actor, body }) => {
    const created = await createFlow({ actor, body }, dependencies);
    if (!created.ok) return created;
    const { id, document, revision } = created.value;
    const headers = { etag: revisionTag(revision), location: `/api/flows/${id}` };
    return ok({ status: 201 as const, body: new SerializedJson(document), headers });
  });

  registerRoute(app, routes.getFlow, async ({ actor, params, request }) => {
    const known = readIfNoneMatch(request.headers["if-none-match"]);
    const draft = await getFlow({ workspaceId: actor.workspaceId, flowId: params.flowId, known }, dependencies);
    if (!draft.ok) return draft;
    const { revision, text } = draft.value;
    const headers = { etag: revisionTag(revision) };
    return ok(
      text === null ? { status: 304 as const, body: null, headers } : { status: 200 as const, body: text, headers },
    );
  });

  registerRoute(app, routes.putFlow, async ({ actor, params, body, request }) => {
    const ifMatch = request.headers["if-match"];
    const saved = await saveFlow({ actor, flowId: params.flowId, ifMatch, body }, dependencies);
    if (!saved.ok) return saved;
    const headers = { etag: revisionTag(saved.value.revision) };
    return ok({ status: 200 as const, body: new SerializedJson(saved.value.document), headers });
  });

  registerRoute(app, routes.deleteFlow, async ({ actor, params }) => {
    const archived = await archiveFlow({ actor, flowId: params.flowId }, dependencies);
    return archived.ok ? ok({ status: 204 as const, body: null }) : archived;
  });
}
