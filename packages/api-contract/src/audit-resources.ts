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
  /** What the flow is called today; only in lists, and not of one that was archived. */
  flowName: z.string().optional(),
  details: z.record(z.string(), jsonSchema),
  /** The hash of the entry before; 64 zeros for the first one. */
  previousHash: z.string(),
  hash: z.string(),
});

/** How far the audit log goes: its last entry. */
export const auditHeadSchema = z.object({ sequence: z.number().int(), hash: z.string() });

/** A signed statement of how far the log had come and with which hash; kept beside the log and in a second place. */
export const auditCheckpointSchema = z.object({
  sequence: z.number().int().positive(),
  hash: z.string(),
  at: instant,
  /** Which key signed it: the first 16 hex digits of the SHA-256 of the public key. */
  keyId: z.string(),
  /** Ed25519 over `checkpointText`, base64. */
  signature: z.string(),
});
/** A signed statement of how far the log had come. */
export type AuditCheckpoint = z.infer<typeof auditCheckpointSchema>;

/** An export of the audit log: oldest first; with filters it has gaps. As NDJSON everything but `entries` is the first line. */
export const auditExportSchema = z.object({
  workspaceId: z.string(),
  exportedAt: instant,
  head: auditHeadSchema,
  filters: z.record(z.string(), z.string()),
  /** Where the log begins when its oldest entries were taken away after their time: the checkpoint behind the last of them. */
  anchor: auditCheckpointSchema.nullish(),
  /** The server's Ed25519 public key that checkpoints are signed with: DER (SPKI), base64. */
  publicKey: z.string().optional(),
  entries: z.array(auditEntrySchema),
});

/**
 * Whether the audit log is whole; `firstBroken` is the first sequence number that does not fit. `reason`: `chain`: the
 * entry is not as it was written or does not follow the one before; `rewritten`: the chain holds in itself and is not the
 * one that a checkpoint was signed for; `cutOff`: a checkpoint was signed for entries that are not there any more;
 * `checkpoint`: a checkpoint's signature is not right; `anchor`: the beginning is missing and no signature says why;
 * `unreadable`: a line of the second place is no checkpoint any more, and what follows the one before it is not vouched for.
 */
export const auditVerificationSchema = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  head: z.string(),
  firstBroken: z.number().int().optional(),
  reason: z.enum(["chain", "rewritten", "cutOff", "checkpoint", "anchor", "unreadable"]).optional(),
  /** Signed checkpoints that were compared, and how many of them were signed with a key that is not the present one. */
  checkpoints: z
    .object({
      compared: z.number().int(),
      otherKey: z.number().int(),
      last: z.number().int().nullable(),
      /** Lines of the second place that are no checkpoint, counted from 1. */
      unreadable: z.array(z.number().int()).optional(),
    })
    .optional(),
  /** Behind it the log begins, when older entries were taken away after their time. */
  anchor: auditCheckpointSchema.nullish(),
  /** The public key of the checkpoints: DER (SPKI), base64. */
  publicKey: z.string().optional(),
});
/** Whether the audit log is whole. */
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

/** One entry of the audit log. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;
