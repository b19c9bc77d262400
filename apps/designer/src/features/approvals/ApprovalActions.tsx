import { Button, TextInput } from "@mantine/core";
import { LONGEST_NOTE, type ListedApproval } from "@tonegraph/api-contract";
import { useState } from "react";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import styles from "./approvals.module.css";
import { useDecide, type Verdict } from "./use-decide.ts";

/** Approve, refuse with a reason, withdraw: whatever this reader may do. */
export function ApprovalActions({ approval }: { readonly approval: ListedApproval }) {
  const text = words.approvals;
  const [reason, setReason] = useState("");
  const decide = useDecide(approval);
  const long = tooLong(reason.trim(), LONGEST_NOTE);
  const { mayDecide, mayWithdraw, state, version } = approval;
  if (!mayDecide && !mayWithdraw) {
    return state === "waiting" ? <div className={styles["said"]}>{text.own}</div> : null;
  }
  const say = (verdict: Verdict) => ({
    disabled: long !== undefined,
    loading: decide.isPending && decide.variables.verdict === verdict,
    onClick: () => decide.mutate({ verdict, reason: reason.trim() }),
  });
  return (
    <div className={styles["actions"]}>
      <TextInput
        className={styles["reason"] ?? ""}
        label={text.reason}
        value={reason}
        error={long}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {mayWithdraw && (
        <Button variant="default" {...say("withdraw")}>
          {text.withdraw}
        </Button>
      )}
      {mayDecide && (
        <>
          <Button
            variant="default"
            {...say("refuse")}
            disabled={reason.trim() === "" || long !== undefined}
            title={reason.trim() === "" ? text.reasonFirst : undefined}
          >
            {text.refuse}
          </Button>
          <Button {...say("approve")}>{text.approve(version)}</Button>
        </>
      )}
    </div>
  );
}
