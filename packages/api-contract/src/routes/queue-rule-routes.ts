import { z } from "zod";
import { queueRuleLimitsSchema, queueRuleSchema } from "../queue-rule-resources.ts";
import type { RouteContract } from "./route-contract.ts";

/** Rules that follow how a flow's queues do. */
export const queueRuleRoutes = {
  listQueueRules: {
    method: "GET",
    path: "/flows/:flowId/queue-rules",
    permission: "read",
    summary: "A flow's rules that follow its queues, per tenant whose vendor tells how queues do",
    responses: { 200: z.object({ items: z.array(queueRuleSchema), limits: queueRuleLimitsSchema }) },
  },
  switchQueueRule: {
    method: "PUT",
    path: "/flows/:flowId/queue-rules/:tenantId",
    permission: "publish",
    summary: "Switch a flow's rule on a tenant on or off",
    body: z.strictObject({ on: z.boolean() }),
    responses: { 200: queueRuleSchema },
  },
} as const satisfies Record<string, RouteContract>;
