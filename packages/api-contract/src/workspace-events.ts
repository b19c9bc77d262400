import { z } from "zod";
import { approvalSchema } from "./approval-resources.ts";
import { GUARD_EVENTS, guardWatchSchema } from "./guard-resources.ts";
import { notificationsChangedSchema } from "./notification-resources.ts";
import { deploymentSchema } from "./resources.ts";

/** An event on the stream of the whole workspace. */
export const workspaceEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("draftChanged"), flowId: z.string(), revision: z.number().int(), by: z.string() }),
  z.object({ type: z.literal("deploymentChanged"), deployment: deploymentSchema }),
  z.object({ type: z.enum(GUARD_EVENTS), watch: guardWatchSchema }),
  z.object({ type: z.literal("approvalChanged"), approval: approvalSchema }),
  z.object({ type: z.literal("driftFound"), flowId: z.string(), tenantId: z.string() }),
  z.object({ type: z.literal("driftGone"), flowId: z.string(), tenantId: z.string() }),
  notificationsChangedSchema,
  /** Callers' figures of a flow on a tenant were collected again. */
  z.object({ type: z.literal("figuresChanged"), flowId: z.string(), tenantId: z.string() }),
]);
/** An event on the stream of the whole workspace. */
export type WorkspaceEvent = z.infer<typeof workspaceEventSchema>;
