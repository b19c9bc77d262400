import type { Json } from "@tonegraph/flow-model";

/** Marks every entry, as the documented campaign API (document 004) asks for. */
export const COMPLIANCE_TAG = "IVR-ORCH-LOG";

/** What is written down about one change. Details never hold secrets. */
export interface AuditRecord {
  readonly at: Date;
  /** Id of the person or token that acted, or `system`. */
  readonly actor: string;
  /** `<thing>.<what happened>`, for instance `flow.saved`. */
  readonly action: string;
  readonly flowId?: string;
  readonly details?: Readonly<Record<string, Json>>;
}

/** Part of every store whose changes are audited; to be called in the change's transaction, last. */
export interface AuditLog {
  appendAudit(record: AuditRecord): Promise<void>;
}
