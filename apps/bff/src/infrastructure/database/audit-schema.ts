import type { Instant, WorkspaceColumn } from "./schema.ts";

interface CheckpointsTable {
  workspace_id: WorkspaceColumn;
  sequence: number;
  hash: string;
  at: Instant;
  key_id: string;
  signature: string;
}

/** Tables beside the audit log: what was signed of it, and where it was cut. */
export interface AuditTables {
  audit_checkpoints: CheckpointsTable;
  audit_anchors: CheckpointsTable & { cut_at: Instant };
}
