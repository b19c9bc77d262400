import { useQuery } from "@tanstack/react-query";
import { planChanges } from "../../lib/changes/plan-changes.ts";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { useLiveSince, type LiveTenant } from "../../lib/queries/live-tenants.ts";
import { versionPlanQuery } from "../../lib/queries/plan.ts";
import { exactTime } from "../../lib/time/relative-time.ts";
import { ChangesThere } from "../../ui/ChangesThere.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import styles from "./publish.module.css";

interface RollBackPlanProps {
  readonly flowId: string;
  readonly where: LiveTenant;
  readonly to: number;
}

/** What a roll back would change there, and why it would be refused. */
export function useRollBackPlan(flowId: string, tenantId: string, to: number | null) {
  const plan = versionPlanQuery(flowId, { tenantId, version: to ?? 0, kind: "rollback" });
  return useQuery({ ...plan, enabled: to !== null });
}

/** Who will hear which version, what that changes for them, and why it cannot be, where it cannot. */
export function RollBackPlan({ flowId, where, to }: RollBackPlanProps) {
  const text = words.publish.rollback;
  const since = useLiveSince(flowId, where.id, where.version);
  const { data: plan, isPending, isError } = useRollBackPlan(flowId, where.id, to);
  return (
    <>
      <div className={styles["drift"]}>
        {since === null
          ? text.whoBare(where.name, where.version, to)
          : text.who({ tenant: where.name, from: where.version, to, since: exactTime(since) })}
      </div>
      {isPending && <div role="status">{words.publish.planning}</div>}
      {isError && <div role="status">{text.compareFailed}</div>}
      {plan?.refusal !== undefined && <Refusal title={text.cannot(to)} text={plan.refusal} testId="roll-back-cannot" />}
      {plan !== undefined && (
        <ChangesThere
          {...planChanges(plan, vendorName(where.dialect))}
          nothing={text.noDifference}
          testId="roll-back"
        />
      )}
    </>
  );
}
