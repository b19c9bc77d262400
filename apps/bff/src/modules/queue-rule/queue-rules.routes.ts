import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { QueueRuleDependencies } from "./ports.ts";
import { listQueueRules } from "./usecases/list-queue-rules.ts";
import { switchQueueRule } from "./usecases/switch-queue-rule.ts";

/** Rules that follow how a flow's queues do. */
export function registerQueueRuleRoutes(app: FastifyInstance, dependencies: QueueRuleDependencies): void {
  registerRoute(app, routes.listQueueRules, async ({ actor, params }) => {
    const listed = await listQueueRules({ workspaceId: actor.workspaceId, flowId: params.flowId }, dependencies);
    return listed.ok ? ok({ status: 200 as const, body: listed.value }) : listed;
  });
  registerRoute(app, routes.switchQueueRule, async ({ actor, params, body }) => {
    const switched = await switchQueueRule({ actor, ...params, on: body.on }, dependencies);
    return switched.ok ? ok({ status: 200 as const, body: switched.value }) : switched;
  });
}
