import { z } from "zod";
import { vendorLogSchema } from "../vendor-log-resources.ts";
import type { RouteContract } from "./route-contract.ts";

/** What vendors themselves write down of flows. */
export const vendorLogRoutes = {
  getVendorLog: {
    method: "GET",
    path: "/flows/:flowId/vendor-log",
    permission: "read",
    summary: "What the vendor's own log says of a flow that is live on a tenant, page by page",
    query: z.object({ tenantId: z.string(), page: z.coerce.number().int().min(1).max(10_000).optional() }),
    errors: ["vendor-failed"],
    responses: { 200: vendorLogSchema },
  },
} as const satisfies Record<string, RouteContract>;
