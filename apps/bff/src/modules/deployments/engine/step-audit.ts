import { hashJson } from "@tonegraph/flow-model";
import { COMPLIANCE_TAG, type AuditRecord } from "../../../kernel/audit-log.ts";
import type { StepContext } from "./engine-world.ts";

/** What a step leaves in the audit log. */
export type StepAudit = Omit<AuditRecord, "flowId">;

/** The entry of one step at the vendor, with the fields of the documented campaign API (document 004). */
export function stepAudit(
  action: "CREATE" | "COMPILE" | "ACTIVATE",
  vendorFlowId: string,
  { deployment, artefact, surroundings }: StepContext,
): StepAudit {
  const at = surroundings.now();
  const details = {
    auditId: surroundings.newUuid(),
    timestamp: at.toISOString(),
    userId: deployment.createdBy,
    action,
    flowId: vendorFlowId,
    payloadHash: hashJson(artefact),
    complianceTag: COMPLIANCE_TAG,
    deploymentId: deployment.id,
    tenantId: deployment.tenantId,
  };
  return { at, actor: deployment.createdBy, action, details };
}
