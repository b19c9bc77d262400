import { z } from "zod";
import { adviceSchema, heatmapSchema } from "../heatmap-resources.ts";
import type { RouteContract } from "./route-contract.ts";

const version = z.coerce.number().int().positive().optional();

/** What callers did. */
export const analyticsRoutes = {
  getHeatmap: {
    method: "GET",
    path: "/flows/:flowId/heatmap",
    permission: "read",
    summary: "Where callers hang up: figures per node and connection of one version on one tenant",
    query: z.object({
      tenantId: z.string(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      version,
      compareTo: version,
      refresh: z.stringbool().optional(),
    }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: heatmapSchema },
  },
  getAdvice: {
    method: "GET",
    path: "/flows/:flowId/advice",
    permission: "read",
    summary: "What the figures advise; never applied by itself",
    query: z.object({ tenantId: z.string() }),
    responses: { 200: adviceSchema },
  },
} as const satisfies Record<string, RouteContract>;
