import { z } from "zod";
import {
  guardAnswerSchema,
  guardSettingsChangeSchema,
  guardSettingsSchema,
  guardWatchDetailSchema,
  guardWatchSchema,
  WATCH_STATES,
} from "../guard-resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

/** The guard: whether more callers hang up since a version went live, and what is done about it. */
export const guardRoutes = {
  getGuard: {
    method: "GET",
    path: "/flows/:flowId/guard",
    permission: "read",
    summary: "A flow's guard",
    responses: { 200: guardSettingsSchema },
  },
  putGuard: {
    method: "PUT",
    path: "/flows/:flowId/guard",
    permission: "publish",
    summary: "Switch a flow's guard off, to shadow mode or on; running watches follow at once",
    body: guardSettingsChangeSchema,
    errors: ["guard-in-shadow"],
    responses: { 200: guardSettingsSchema },
  },
  listWatches: {
    method: "GET",
    path: "/guard/watches",
    permission: "read",
    summary: "Watches over what was published, newest first",
    query: z.object({
      ...page,
      flowId: z.string().optional(),
      tenantId: z.string().optional(),
      state: z.enum(WATCH_STATES).optional(),
    }),
    responses: { 200: listOf(guardWatchSchema) },
  },
  getWatch: {
    method: "GET",
    path: "/guard/watches/:watchId",
    permission: "read",
    summary: "One watch with every look",
    responses: { 200: guardWatchDetailSchema },
  },
  answerWatch: {
    method: "POST",
    path: "/guard/watches/:watchId/answer",
    permission: "publish",
    summary: "Answer a watch that asks: roll back, or keep the version",
    body: guardAnswerSchema,
    errors: [
      "guard-not-asking",
      "nothing-to-roll-back",
      "nothing-changed",
      "deployment-in-progress",
      "drifted",
      "flow-has-errors",
      "vendor-failed",
      "address-not-allowed",
    ],
    responses: { 200: guardWatchSchema },
  },
} as const satisfies Record<string, RouteContract>;
