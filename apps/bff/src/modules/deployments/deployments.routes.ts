import { routes } from "@tonegraph/api-contract";
import { hashJson, ok, type JsonLike, type Result } from "@tonegraph/flow-model";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { AcceptDependencies } from "./usecases/accept-deployment.ts";
import { cancelDeployment } from "./usecases/cancel-deployment.ts";
import { getDeployment, listDeployments } from "./usecases/list-deployments.ts";
import { planDeployment } from "./usecases/plan-deployment.ts";
import { publishFlow } from "./usecases/publish-flow.ts";
import { rollBackFlow } from "./usecases/roll-back-flow.ts";

const DEFAULT_PAGE = 50;

/** Plan, publish, roll back, and what became of it. */
export function registerDeploymentRoutes(app: FastifyInstance, dependencies: AcceptDependencies): void {
  registerRoute(app, routes.planDeployment, async ({ actor, params, body }) => {
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId, tenantId: body.tenantId };
    const plan = await planDeployment({ ...body, ...place, by: actor.id }, dependencies);
    return plan.ok ? ok({ status: 200 as const, body: plan.value }) : plan;
  });
  registerRoute(app, routes.createDeployment, async ({ actor, params, body, request }) => {
    const key = readKey(request, { route: "publish", flowId: params.flowId, body });
    if (!key.ok) return key;
    const accepted = await publishFlow({ actor, flowId: params.flowId, ...body, ...key.value }, dependencies);
    return accepted.ok ? acceptedAnswer(accepted.value) : accepted;
  });
  registerRoute(app, routes.rollBack, async ({ actor, params, body, request }) => {
    const key = readKey(request, { route: "rollback", flowId: params.flowId, body });
    if (!key.ok) return key;
    const accepted = await rollBackFlow({ actor, flowId: params.flowId, ...body, ...key.value }, dependencies);
    return accepted.ok ? acceptedAnswer(accepted.value) : accepted;
  });
  registerRoute(app, routes.listDeployments, async ({ actor, query }) => {
    const { workspaceId } = actor;
    const page = await listDeployments({ ...query, workspaceId, limit: query.limit ?? DEFAULT_PAGE }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });
  registerRoute(app, routes.getDeployment, async ({ actor, params }) => {
    const found = await getDeployment(
      { workspaceId: actor.workspaceId, deploymentId: params.deploymentId },
      dependencies,
    );
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });
  registerRoute(app, routes.cancelDeployment, async ({ actor, params }) => {
    const cancelled = await cancelDeployment({ actor, deploymentId: params.deploymentId }, dependencies);
    return cancelled.ok ? ok({ status: 200 as const, body: cancelled.value }) : cancelled;
  });
}

function acceptedAnswer(deploymentId: string) {
  const headers = { location: `/api/deployments/${deploymentId}` };
  return ok({ status: 202 as const, body: { deploymentId }, headers });
}

/** The key of a request and a hash of everything that it asks for. */
function readKey(
  request: FastifyRequest,
  asked: Readonly<Record<string, JsonLike>>,
): Result<{ readonly idempotencyKey: string; readonly requestHash: string }, ApiFault> {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") {
    return fault(
      "missing-idempotency-key",
      "Send an Idempotency-Key header: the same one when you repeat a request, a new one for a new request.",
    );
  }
  if (!/^[\x21-\x7e]{1,200}$/u.test(key)) {
    const message = "An Idempotency-Key is 1 to 200 printable characters without spaces.";
    return fault("invalid-parameter", message, {
      errors: [{ pointer: "/idempotency-key", code: "invalid-format", message }],
    });
  }
  return ok({ idempotencyKey: key, requestHash: hashJson(asked) });
}
