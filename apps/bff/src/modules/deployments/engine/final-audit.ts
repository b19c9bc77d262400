import type { Json } from "@tonegraph/flow-model";
import { COMPLIANCE_TAG, type AuditRecord } from "../../../kernel/audit-log.ts";
import type { DeploymentRecord, FinalState } from "../deployment.ts";
import type { WriteIntent } from "../ports.ts";

// The first three names are the documented vendors' own (document 000), and so are the fields below (000, 001 and 004):
// audit exports are compared with theirs.
const ACTIONS: Readonly<Record<FinalState, string | null>> = {
  live: "DEPLOY_SUCCESS",
  rolledBack: "DEPLOY_ROLLBACK",
  failed: "DEPLOY_FAILED",
  unknown: "DEPLOY_UNKNOWN",
  cancelled: null,
  superseded: null,
};

/** What the record of a deployment does not hold itself. */
export interface AuditFacts {
  /** A UUID for the entry. */
  readonly auditId: string;
  readonly writes: readonly WriteIntent[];
  /** SHA-256 of the canonical artefact; absent where that is gone. */
  readonly payloadHash?: string;
}

const STATUS: Readonly<Record<FinalState, string>> = {
  live: "registered",
  rolledBack: "restored",
  failed: "failed",
  unknown: "unknown",
  cancelled: "cancelled",
  superseded: "superseded",
};

/** What the audit log says of a deployment's end; null where whoever ended it writes the entry. */
export function finalAudit(
  state: FinalState,
  ended: DeploymentRecord & { readonly endedAt: Date },
  { auditId, writes, payloadHash }: AuditFacts,
): Omit<AuditRecord, "flowId"> | null {
  const action = ACTIONS[state];
  if (action === null) return null;
  const error: Record<string, Json> =
    ended.error === null ? {} : { error: ended.error.message, code: ended.error.code };
  const details: Record<string, Json> = {
    deploymentId: ended.id,
    tenantId: ended.tenantId,
    kind: ended.kind,
    version: ended.version,
    auditId,
    timestamp: ended.endedAt.toISOString(),
    userId: ended.createdBy,
    flow_id: ended.externalId,
    idempotency_key: registrationKey(writes),
    connection_count: ended.connectionCount,
    validation_success: state === "live",
    status: STATUS[state],
    ...(payloadHash === undefined ? {} : { payloadHash }),
    complianceTag: COMPLIANCE_TAG,
    latency_ms: latencyAt(ended.endedAt, ended),
    ...error,
  };
  return { at: ended.endedAt, actor: ended.createdBy, action, details };
}

/** The key of the write that brought the content to the vendor; null where none was sent. */
export function registrationKey(writes: readonly WriteIntent[]): string | null {
  return writes.find(({ operation }) => operation === "create" || operation === "replace")?.idempotencyKey ?? null;
}

/** Milliseconds that a deployment took until then. */
export function latencyAt(
  at: Date,
  { startedAt, createdAt }: Pick<DeploymentRecord, "startedAt" | "createdAt">,
): number {
  return at.getTime() - (startedAt ?? createdAt).getTime();
}
