import type { FlowSummary } from "@tonegraph/api-contract";
import { Link, useNavigate } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { words } from "../../lib/messages/words.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { draftState } from "./flow-rows.ts";
import { FlowActions } from "./FlowActions.tsx";
import styles from "./FlowTable.module.css";

/** One flow of the list. The whole row opens it for the mouse; the name is the link for everybody else. */
export function FlowRow({ flow }: { readonly flow: FlowSummary }) {
  const navigate = useNavigate();
  const draft = draftState(flow);
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    const inside = event.target instanceof Element ? event.target.closest("a, button, [role=menu]") : null;
    // Events of the menu's portal bubble through React although the menu is no part of the row.
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (inside === null && isOwn) void navigate({ to: "/flows/$flowId", params: { flowId: flow.id } });
  };
  return (
    <tr onClick={open} data-testid="flow-row" data-flow-id={flow.id}>
      <td>
        <Link to="/flows/$flowId" params={{ flowId: flow.id }} className={styles["name"]}>
          {flow.name}
        </Link>
        {flow.description !== "" && <span className={styles["description"]}>{flow.description}</span>}
      </td>
      <td>
        <LivePills flow={flow} />
      </td>
      <td>
        <Pill tone={draft.tone} title={draft.title} testId="draft-state">
          {draft.text}
        </Pill>
      </td>
      <td className={styles["number"]}>{flow.nodeCount}</td>
      <td className={styles["whole"]}>
        {words.flows.changedBy(flow.updatedBy)}
        <When at={flow.updatedAt} />
      </td>
      <td className={styles["end"]}>
        <FlowActions flow={flow} />
      </td>
    </tr>
  );
}

function LivePills({ flow }: { readonly flow: FlowSummary }) {
  if (flow.live.length === 0)
    return <span className={`${styles["faint"]} ${styles["whole"]}`}>{words.flows.liveNowhere}</span>;
  return (
    <span className={styles["pills"]}>
      {flow.live.map((live) => (
        <Pill key={live.tenantId} tone={live.isGone ? "warn" : "ok"} dot testId="live-pill">
          {live.isGone ? words.flows.gone(live.tenantName) : words.flows.live(live.version, live.tenantName)}
        </Pill>
      ))}
    </span>
  );
}
