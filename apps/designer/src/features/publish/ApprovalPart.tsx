import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { LONGEST_NOTE, type Plan } from "@tonegraph/api-contract";
import { fetchApi } from "../../lib/api/call-api.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import styles from "./publish.module.css";

interface ApprovalPartProps {
  readonly approval: NonNullable<Plan["approval"]>;
  readonly flowId: string;
  readonly tenantId: string;
  /** What somebody wrote for their colleagues; it goes with the question. */
  readonly note: string;
  readonly onChanged: () => void;
}

const TONES: Readonly<Record<NonNullable<Plan["approval"]>["state"], Tone>> = {
  none: "plain",
  waiting: "warn",
  approved: "ok",
  refused: "error",
};

/** How it stands with the approval that this tenant wants, and the way to ask for it. */
export function ApprovalPart({ approval, flowId, tenantId, note, onChanged }: ApprovalPartProps) {
  const text = words.approvals;
  const ask = useMutation({
    mutationFn: () =>
      fetchApi("askApproval", {
        params: { flowId },
        body: { tenantId, ...(note.trim() === "" ? {} : { note: note.trim() }) },
      }),
    onError: (error) => notifyFailed(text.notAsked, error),
    onSettled: onChanged,
  });
  const mayAsk = approval.state === "none" || approval.state === "refused";
  return (
    <section className={styles["approval"]} data-testid="publish-approval" data-state={approval.state}>
      <h3>
        {text.title} <Pill tone={TONES[approval.state]}>{text.state[approval.state]}</Pill>
      </h3>
      <span>{approval.words}</span>
      {mayAsk && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={tooLong(note.trim(), LONGEST_NOTE) !== undefined}
          loading={ask.isPending}
          onClick={() => ask.mutate()}
        >
          {text.ask}
        </Button>
      )}
    </section>
  );
}
