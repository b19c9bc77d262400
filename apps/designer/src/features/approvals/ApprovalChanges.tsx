import type { ListedApproval, Tenant } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { planChanges } from "../../lib/changes/plan-changes.ts";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { versionPlanQuery } from "../../lib/queries/plan.ts";
import { ChangesThere } from "../../ui/ChangesThere.tsx";

/** A plan asks the vendor, and a list of approvals may be long. */
const FRESH_MS = 60_000;

interface ApprovalChangesProps {
  readonly approval: ListedApproval;
  readonly tenant: Pick<Tenant, "dialect">;
}

/** What callers would notice, in words: the version against what is live there. */
export function ApprovalChanges({ approval, tenant }: ApprovalChangesProps) {
  const text = words.approvals;
  const { flowId, tenantId, version } = approval;
  const asked = versionPlanQuery(flowId, { tenantId, version, kind: "publish" });
  const { data: plan, isError } = useQuery({ ...asked, staleTime: FRESH_MS });
  if (plan === undefined) return <div role="status">{isError ? text.compareFailed : words.publish.planning}</div>;
  const instead = plan.live === null ? text.first : undefined;
  return <ChangesThere {...planChanges(plan, vendorName(tenant.dialect))} instead={instead} testId="approval" />;
}
