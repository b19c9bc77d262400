import { Button, Loader } from "@mantine/core";
import type { Deployment } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { isFinal } from "../../lib/queries/deployment.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { focusDialogOf, focusWhenShown } from "../../ui/focus-when-shown.ts";
import { isCancellable } from "./deployment-view.ts";
import styles from "./publish.module.css";
import { useCancel } from "./use-cancel.ts";
import type { PublishState } from "./use-publish.ts";

interface PublishFooterProps {
  readonly state: PublishState;
  /** Why publishing is not possible now; null when it is. */
  readonly block: string | null;
  /** The version that was live before. */
  readonly before: number | null;
  /** What the button that publishes says. */
  readonly submitLabel: string;
  readonly onClose: () => void;
  readonly onPublish: () => void;
  readonly onRollBack: (toVersion: number) => void;
}

/** What can be done next, and why not where it cannot. */
export function PublishFooter(props: PublishFooterProps) {
  const { state, block, before, onClose, onPublish, onRollBack } = props;
  const text = words.publish;
  if (state.started !== null)
    return <AfterStart state={state} before={before} onClose={onClose} onRollBack={onRollBack} />;
  // Without a plan the dialog says itself what it waits for or what went wrong.
  const waits = state.plan === null;
  return (
    <div className={styles["foot"]}>
      <span
        className={styles["hint"]}
        data-block={block !== null || undefined}
        id="publish-hint"
        data-testid="publish-hint"
      >
        {waits ? "" : (block ?? (before === null ? "" : text.rollBackAtHand(before)))}
      </span>
      <Button variant="default" onClick={onClose}>
        {text.cancel}
      </Button>
      {state.planned.isError ? (
        <Button onClick={() => void state.planned.refetch()} loading={state.planned.isFetching}>
          {text.retry}
        </Button>
      ) : (
        <Button
          onClick={onPublish}
          loading={state.isSending}
          disabled={block !== null}
          aria-describedby="publish-hint"
          data-testid="publish-submit"
        >
          {props.submitLabel}
        </Button>
      )}
    </div>
  );
}

type AfterStartProps = Pick<PublishFooterProps, "state" | "before" | "onClose" | "onRollBack">;

function AfterStart({ state, before, onClose, onRollBack }: AfterStartProps) {
  const text = words.publish;
  const { deployment } = state;
  if (deployment === null || !isFinal(deployment)) return <Underway deployment={deployment} onClose={onClose} />;
  const isLive = deployment.state === "live";
  return (
    <div key="ended" className={styles["foot"]}>
      <span className={styles["hint"]}>{isLive && before !== null ? text.rollBackAtHand(before) : ""}</span>
      {isLive && before !== null && (
        <Button variant="default" onClick={() => onRollBack(before)}>
          {text.rollBackTo(before)}
        </Button>
      )}
      {!isLive && (
        <Button variant="default" onClick={state.again}>
          {text.retry}
        </Button>
      )}
      <Button ref={focusWhenShown} onClick={onClose}>
        {isLive ? text.done : text.close}
      </Button>
    </div>
  );
}

interface UnderwayProps {
  readonly deployment: Deployment | null;
  readonly onClose: () => void;
}

/** While it runs or waits: it goes on by itself, and as long as it has not begun it can be cancelled. */
function Underway({ deployment, onClose }: UnderwayProps) {
  const text = words.publish;
  const cancel = useCancel(() => undefined);
  const mayCancel = usePermission("publish");
  const cancellable = deployment !== null && isCancellable(deployment) && mayCancel;
  const waits = deployment?.state === "scheduled";
  return (
    <div ref={focusDialogOf} className={styles["foot"]}>
      <span className={styles["hint"]}>{cancellable ? "" : text.cancelTooLate}</span>
      {cancellable && (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(deployment.id)}>
          {waits ? text.when.cancelThis : text.cancelDeployment}
        </Button>
      )}
      <Button variant="default" onClick={onClose}>
        {waits ? text.close : text.closeRunning}
      </Button>
      {!waits && (
        <Button disabled leftSection={<Loader size={14} color="gray" />}>
          {deployment?.kind === "rollback" ? text.outcome.runningBack : text.submitting}
        </Button>
      )}
    </div>
  );
}
