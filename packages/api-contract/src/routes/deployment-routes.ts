import { z } from "zod";
import { planSchema } from "../plan-resources.ts";
import { activationWindowSchema, deploymentKindSchema, deploymentSchema, liveSchema } from "../resources.ts";
import { scheduleSchema } from "../schedule-span.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, note, page } from "./shared-parts.ts";

const accepted = z.object({ deploymentId: z.string() });

/** Publishing, rolling back, what is live, and events. */
export const deploymentRoutes = {
  planDeployment: {
    method: "POST",
    path: "/flows/:flowId/plan",
    permission: "read",
    summary: "What publishing, or rolling back, would change",
    body: z.strictObject({
      tenantId: z.string(),
      version: z.number().int().optional(),
      kind: deploymentKindSchema.optional(),
      schedule: scheduleSchema.optional(),
    }),
    errors: ["nothing-to-roll-back", "vendor-failed", "address-not-allowed"],
    responses: { 200: planSchema },
  },
  createDeployment: {
    method: "POST",
    path: "/flows/:flowId/deployments",
    permission: "publish",
    summary: "Publish",
    headers: ["idempotency-key"],
    body: z.strictObject({
      tenantId: z.string(),
      version: z.number().int().optional(),
      guard: z.boolean().optional(),
      note,
      overDrift: z.string().optional(),
      window: activationWindowSchema.optional(),
      schedule: scheduleSchema.optional(),
    }),
    errors: [
      "flow-has-errors",
      "nothing-changed",
      "deployment-in-progress",
      "schedule-overlap",
      "approval-needed",
      "drifted",
      "vendor-failed",
      "address-not-allowed",
    ],
    responses: { 202: accepted },
  },
  rollBack: {
    method: "POST",
    path: "/flows/:flowId/rollback",
    permission: "publish",
    summary: "Bring an earlier version back",
    headers: ["idempotency-key"],
    body: z.strictObject({
      tenantId: z.string(),
      toVersion: z.number().int().optional(),
      note,
      overDrift: z.string().optional(),
      window: activationWindowSchema.optional(),
      schedule: scheduleSchema.optional(),
    }),
    errors: [
      "flow-has-errors",
      "nothing-to-roll-back",
      "schedule-overlap",
      "approval-needed",
      "nothing-changed",
      "deployment-in-progress",
      "drifted",
      "vendor-failed",
      "address-not-allowed",
    ],
    responses: { 202: accepted },
  },
  getLive: {
    method: "GET",
    path: "/flows/:flowId/live",
    permission: "read",
    summary: "What is live on a tenant, compared with what we published",
    query: z.object({ tenantId: z.string() }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: liveSchema },
  },
  listDeployments: {
    method: "GET",
    path: "/deployments",
    permission: "read",
    summary: "Deployments, newest first",
    query: z.object({
      ...page,
      flowId: z.string().optional(),
      tenantId: z.string().optional(),
      state: z.string().optional(),
    }),
    responses: { 200: listOf(deploymentSchema) },
  },
  getDeployment: {
    method: "GET",
    path: "/deployments/:deploymentId",
    permission: "read",
    summary: "One deployment",
    responses: { 200: deploymentSchema },
  },
  cancelDeployment: {
    method: "POST",
    path: "/deployments/:deploymentId/cancel",
    permission: "publish",
    summary: "Cancel while queued or scheduled",
    errors: ["deployment-not-cancellable"],
    responses: { 200: deploymentSchema },
  },
  streamDeployment: {
    method: "GET",
    path: "/deployments/:deploymentId/events",
    permission: "read",
    summary: "Progress of one deployment as server-sent events",
    stream: true,
    responses: { 200: deploymentSchema },
  },
  streamEvents: {
    method: "GET",
    path: "/events",
    permission: "read",
    summary: "Events of the workspace as server-sent events",
    stream: true,
    responses: { 200: z.unknown() },
  },
} as const satisfies Record<string, RouteContract>;
