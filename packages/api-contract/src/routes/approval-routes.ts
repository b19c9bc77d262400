import { z } from "zod";
import { APPROVAL_STATES, listedApprovalSchema } from "../approval-resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { LONGEST_NOTE, listOf, note, page } from "./shared-parts.ts";

const reason = z.string().trim().max(LONGEST_NOTE);

/** Approvals: ask, list, approve, refuse, withdraw. */
export const approvalRoutes = {
  listApprovals: {
    method: "GET",
    path: "/approvals",
    permission: "read",
    summary: "Approvals, newest first",
    query: z.object({
      ...page,
      flowId: z.string().optional(),
      tenantId: z.string().optional(),
      state: z.enum(APPROVAL_STATES).optional(),
    }),
    responses: { 200: listOf(listedApprovalSchema) },
  },
  askApproval: {
    method: "POST",
    path: "/flows/:flowId/approvals",
    permission: "read",
    summary: "Ask for the approval of a version, or of the draft frozen as one; needs the right to edit or to publish",
    body: z.strictObject({ tenantId: z.string(), version: z.number().int().optional(), note }),
    errors: ["approval-not-needed", "already-exists", "not-allowed"],
    responses: { 201: listedApprovalSchema },
  },
  approve: {
    method: "POST",
    path: "/approvals/:approvalId/approve",
    permission: "publish",
    summary: "Approve exactly the content that is named; authors cannot approve their own version",
    body: z.strictObject({ contentHash: z.string(), reason: reason.optional() }),
    errors: ["own-version", "approval-decided", "other-content"],
    responses: { 200: listedApprovalSchema },
  },
  refuseApproval: {
    method: "POST",
    path: "/approvals/:approvalId/refuse",
    permission: "publish",
    summary: "Refuse, with a reason",
    body: z.strictObject({ reason: reason.min(1) }),
    errors: ["own-version", "approval-decided"],
    responses: { 200: listedApprovalSchema },
  },
  withdrawApproval: {
    method: "POST",
    path: "/approvals/:approvalId/withdraw",
    permission: "read",
    summary: "Withdraw what one asked for, or, as a publisher, what was approved",
    body: z.strictObject({ reason: reason.optional() }),
    errors: ["approval-decided", "not-allowed"],
    responses: { 200: listedApprovalSchema },
  },
} as const satisfies Record<string, RouteContract>;
