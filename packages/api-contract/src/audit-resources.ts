// The audit log as the API shows it.
import { jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";

const instant = z.iso.datetime();

/** One entry of the audit log. */
export const auditEntrySchema = z.object({
  sequence: z.number().int(),
  at: instant,
  actor: z.string(),
  /** What the actor is called today; only in lists, since it is no part of the chain. */
  actorName: z.string().optional(),
  action: z.string(),
  flowId: z.string().nullable(),
  details: z.record(z.string(), jsonSchema),
  /** The hash of the entry before; 64 zeros for the first one. */
  previousHash: z.string(),
  hash: z.string(),
});

/** How far the audit log goes: its last entry. */
export const auditHeadSchema = z.object({ sequence: z.number().int(), hash: z.string() });

/** An export of the audit log: oldest first; with filters it has gaps. As NDJSON everything but `entries` is the first line. */
export const auditExportSchema = z.object({
  workspaceId: z.string(),
  exportedAt: instant,
  head: auditHeadSchema,
  filters: z.record(z.string(), z.string()),
  entries: z.array(auditEntrySchema),
});

/** Whether the audit log is whole; `firstBroken` is the first sequence number that does not fit. */
export const auditVerificationSchema = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  head: z.string(),
  firstBroken: z.number().int().optional(),
});
/** Whether the audit log is whole. */
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

/** One entry of the audit log. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;
