import { z } from "zod";
import { auditEntrySchema, auditVerificationSchema } from "../resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

/** The audit log. */
export const auditRoutes = {
  listAudit: {
    method: "GET",
    path: "/audit",
    permission: "audit",
    summary: "The audit log, newest first",
    query: z.object({
      ...page,
      flowId: z.string().optional(),
      actor: z.string().optional(),
      action: z.string().optional(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
    }),
    responses: { 200: listOf(auditEntrySchema) },
  },
  verifyAudit: {
    method: "GET",
    path: "/audit/verify",
    permission: "audit",
    summary: "Whether the audit log's hash chain is whole",
    responses: { 200: auditVerificationSchema },
  },
} as const satisfies Record<string, RouteContract>;
