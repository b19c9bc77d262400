import type { Json } from "@tonegraph/flow-model";
import type { AuditRecord } from "../../../kernel/audit-log.ts";
import type { DeploymentRecord, FinalState } from "../deployment.ts";

// The first three names are the documented vendors' own; audit exports are compared with theirs.
const ACTIONS: Readonly<Record<FinalState, string | null>> = {
  live: "DEPLOY_SUCCESS",
  rolledBack: "DEPLOY_ROLLBACK",
  failed: "DEPLOY_FAILED",
  unknown: "DEPLOY_UNKNOWN",
  cancelled: null,
  superseded: null,
};

/** What the audit log says of a deployment's end; null where whoever ended it writes the entry. */
export function finalAudit(
  state: FinalState,
  ended: DeploymentRecord & { readonly endedAt: Date },
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
    latency_ms: ended.endedAt.getTime() - (ended.startedAt ?? ended.createdAt).getTime(),
    ...error,
  };
  return { at: ended.endedAt, actor: ended.createdBy, action, details };
}
