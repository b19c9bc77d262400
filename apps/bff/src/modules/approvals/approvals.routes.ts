import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { askApproval, type ApprovalDependencies } from "./usecases/ask-approval.ts";
import { decideApproval } from "./usecases/decide-approval.ts";
import { listApprovals } from "./usecases/list-approvals.ts";

/** Asking, listing and deciding. */
export function registerApprovalRoutes(app: FastifyInstance, dependencies: ApprovalDependencies): void {
  registerRoute(app, routes.listApprovals, async ({ actor, query }) => {
    const page = await listApprovals({ ...query, actor }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });
  registerRoute(app, routes.askApproval, async ({ actor, params, body }) => {
    const asked = await askApproval({ actor, flowId: params.flowId, ...body }, dependencies);
    return asked.ok ? ok({ status: 201 as const, body: asked.value }) : asked;
  });
  registerRoute(app, routes.approve, async ({ actor, params, body }) => {
    const { contentHash, reason = "" } = body;
    const decision = { kind: "approve" as const, contentHash, reason };
    const decided = await decideApproval({ actor, approvalId: params.approvalId, decision }, dependencies);
    return decided.ok ? ok({ status: 200 as const, body: decided.value }) : decided;
  });
  registerRoute(app, routes.refuseApproval, async ({ actor, params, body }) => {
    const decision = { kind: "refuse" as const, reason: body.reason };
    const decided = await decideApproval({ actor, approvalId: params.approvalId, decision }, dependencies);
    return decided.ok ? ok({ status: 200 as const, body: decided.value }) : decided;
  });
  registerRoute(app, routes.withdrawApproval, async ({ actor, params, body }) => {
    const decision = { kind: "withdraw" as const, reason: body.reason ?? "" };
    const decided = await decideApproval({ actor, approvalId: params.approvalId, decision }, dependencies);
    return decided.ok ? ok({ status: 200 as const, body: decided.value }) : decided;
  });
}
