import type { ListedApproval } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { When } from "../../lib/time/When.tsx";
import { Card } from "../../ui/Page.tsx";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import { ApprovalActions } from "./ApprovalActions.tsx";
import { ApprovalChanges } from "./ApprovalChanges.tsx";
import styles from "./approvals.module.css";

const TONES: Readonly<Record<ListedApproval["state"], Tone>> = {
  waiting: "warn",
  approved: "ok",
  refused: "error",
  withdrawn: "plain",
};

/** One approval: what is to be published where, who asks, what changes for callers, and what can be said to it. */
export function ApprovalCard({ approval }: { readonly approval: ListedApproval }) {
  const text = words.approvals;
  const tenants = useQuery(tenantsQuery).data ?? [];
  const tenant = tenants.find(({ id }) => id === approval.tenantId);
  const heading = text.heading(approval.flowName, approval.version);
  return (
    <Card>
      <section className={styles["card"]} aria-label={heading} data-testid="approval">
        <div className={styles["head"]}>
          <h2>{heading}</h2>
          <span>{text.to(tenant?.name ?? approval.tenantId)}</span>
          <Pill tone={TONES[approval.state]}>{text.state[approval.state]}</Pill>
          <Link to="/flows/$flowId/versions" params={{ flowId: approval.flowId }} className={styles["open"]}>
            {text.open}
          </Link>
        </div>
        <div className={styles["said"]}>
          {text.asked(approval.askedBy)} <When at={approval.askedAt} />
          {approval.note === "" ? "" : `: ${approval.note}`}
        </div>
        <Decided approval={approval} />
        {approval.state === "waiting" && tenant !== undefined && (
          <ApprovalChanges approval={approval} tenant={tenant} />
        )}
        <ApprovalActions approval={approval} />
      </section>
    </Card>
  );
}

function Decided({ approval }: { readonly approval: ListedApproval }) {
  const { state, decidedBy, decidedAt, reason } = approval;
  if (state === "waiting" || decidedBy === null || decidedAt === null) return null;
  return (
    <div className={styles["said"]}>
      {words.approvals.decided[state]} {decidedBy} <When at={decidedAt} />
      {reason === "" ? "" : `: ${reason}`}
    </div>
  );
}
