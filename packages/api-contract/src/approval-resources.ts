// Approvals that publishing to a tenant may need, as the API shows them.
import { z } from "zod";

const instant = z.iso.datetime();

/** States of an approval; `waiting` and `approved` are open, the others are ends. */
export const APPROVAL_STATES = ["waiting", "approved", "refused", "withdrawn"] as const;

/** Somebody's wish to have one content published to one tenant, and what was said to it. */
export const approvalSchema = z.object({
  id: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  tenantId: z.string(),
  version: z.number().int(),
  /** The content that it holds for, and no other. */
  contentHash: z.string(),
  state: z.enum(APPROVAL_STATES),
  note: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  /** Who approved, refused or withdrew it; null while it waits. */
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Why it was refused or withdrawn; "" where nobody said. */
  reason: z.string(),
});
/** Somebody's wish to have one content published to one tenant. */
export type Approval = z.infer<typeof approvalSchema>;

/** The same for one reader. */
export const listedApprovalSchema = approvalSchema.extend({
  /** Whether the reader may approve or refuse it. */
  mayDecide: z.boolean(),
  /** Whether the reader may withdraw it. */
  mayWithdraw: z.boolean(),
});
/** An approval for one reader. */
export type ListedApproval = z.infer<typeof listedApprovalSchema>;

/** What a plan says of the approval that publishing it needs. */
export const planApprovalSchema = z.object({
  state: z.enum(["none", "waiting", "approved", "refused"]),
  approvalId: z.string().nullable(),
  /** Who could approve it, besides its authors. */
  who: z.array(z.string()),
  words: z.string(),
});
