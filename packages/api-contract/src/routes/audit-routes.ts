import { z } from "zod";
import { auditEntrySchema, auditExportSchema, auditVerificationSchema } from "../audit-resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

const filters = {
  flowId: z.string().optional(),
  actor: z.string().optional(),
  action: z.string().optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
};

/** The audit log. */
export const auditRoutes = {
  listAudit: {
    method: "GET",
    path: "/audit",
    permission: "audit",
    summary: "The audit log, newest first",
    query: z.object({ ...page, ...filters }),
    responses: { 200: listOf(auditEntrySchema) },
  },
  exportAudit: {
    method: "GET",
    path: "/audit/export",
    permission: "audit",
    summary: "The audit log as a file, oldest first, with the head of its chain: JSON, CSV or a line per entry",
    query: z.object({ format: z.enum(["json", "csv", "ndjson"]).default("json"), ...filters }),
    responses: { 200: auditExportSchema },
    otherTypes: ["text/csv", "application/x-ndjson"],
  },
  verifyAudit: {
    method: "GET",
    path: "/audit/verify",
    permission: "audit",
    summary: "Whether the audit log's hash chain is whole",
    responses: { 200: auditVerificationSchema },
  },
} as const satisfies Record<string, RouteContract>;
