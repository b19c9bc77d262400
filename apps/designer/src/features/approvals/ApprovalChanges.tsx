import type { ListedApproval } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { changeLines } from "../../lib/changes/change-lines.ts";
import { words } from "../../lib/messages/words.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { diffQuery } from "../../lib/queries/versions.ts";
import { ChangeList } from "../../ui/ChangeList.tsx";

/** What callers would notice, in words: the version against the one that is live there. */
export function ApprovalChanges({ approval }: { readonly approval: ListedApproval }) {
  const text = words.approvals;
  const { flowId, tenantId, version } = approval;
  const live = useLiveTenants(flowId);
  const before = live?.find(({ id }) => id === tenantId)?.version ?? null;
  const diff = useQuery({ ...diffQuery(flowId, String(before), String(version)), enabled: before !== null });
  if (live === null) return null;
  if (before === null) return <div>{text.first}</div>;
  return (
    <div>
      {diff.isError && text.compareFailed}
      {diff.data?.changes.length === 0 && text.noChanges}
      {diff.data !== undefined && diff.data.changes.length > 0 && (
        <ChangeList lines={changeLines(diff.data.changes)} markNames={words.publish.mark} testId="approval-changes" />
      )}
    </div>
  );
}
