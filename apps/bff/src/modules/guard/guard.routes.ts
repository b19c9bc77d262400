import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { GuardDependencies } from "./ports.ts";
import { answerWatch } from "./usecases/answer-watch.ts";
import { changeGuard, readGuard } from "./usecases/change-guard.ts";
import { getWatch, listWatches } from "./usecases/list-watches.ts";

/** The guard: settings per flow, watches with their looks, answers. */
export function registerGuardRoutes(app: FastifyInstance, dependencies: GuardDependencies): void {
  registerRoute(app, routes.getGuard, async ({ actor, params }) => {
    const read = await readGuard({ workspaceId: actor.workspaceId, flowId: params.flowId }, dependencies);
    return read.ok ? ok({ status: 200 as const, body: read.value }) : read;
  });
  registerRoute(app, routes.putGuard, async ({ actor, params, body }) => {
    const changed = await changeGuard({ actor, flowId: params.flowId, ...body }, dependencies);
    return changed.ok ? ok({ status: 200 as const, body: changed.value }) : changed;
  });
  registerRoute(app, routes.listWatches, async ({ actor, query }) => {
    const page = await listWatches({ ...query, workspaceId: actor.workspaceId }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });
  registerRoute(app, routes.getWatch, async ({ actor, params }) => {
    const found = await getWatch({ workspaceId: actor.workspaceId, watchId: params.watchId }, dependencies);
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });
  registerRoute(app, routes.answerWatch, async ({ actor, params, body }) => {
    const answered = await answerWatch({ actor, watchId: params.watchId, answer: body.answer }, dependencies);
    return answered.ok ? ok({ status: 200 as const, body: answered.value }) : answered;
  });
}
