import type { Approval } from "@tonegraph/api-contract";

/** An approval as it is stored. */
export interface ApprovalRecord {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly tenantId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly state: Approval["state"];
  readonly note: string;
  /** Whoever stands behind the version when it was asked: none of them decides. */
  readonly authors: readonly string[];
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string;
}

/** An approval as the API shows it. */
export function toApproval(record: ApprovalRecord): Approval {
  const { id, flowId, flowName, tenantId, version, contentHash, state, note, reason } = record;
  return {
    id,
    flowId,
    flowName,
    tenantId,
    version,
    contentHash,
    state,
    note,
    askedBy: record.askedByName,
    askedAt: record.askedAt.toISOString(),
    decidedBy: record.decidedBy === null ? null : record.decidedByName,
    decidedAt: record.decidedAt?.toISOString() ?? null,
    reason,
  };
}
