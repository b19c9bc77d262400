import { Button, Loader } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { isFinal } from "../../lib/queries/deployment.ts";
import { focusDialogOf, focusWhenShown } from "../../ui/focus-when-shown.ts";
import { isCancellable } from "./deployment-view.ts";
import styles from "./publish.module.css";
import type { PublishState } from "./use-publish.ts";

interface PublishFooterProps {
  readonly state: PublishState;
  /** Why publishing is not possible now; null when it is. */
  readonly block: string | null;
  /** The version that was live before. */
  readonly before: number | null;
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
          {text.submit}
        </Button>
      )}
    </div>
  );
}

type AfterStartProps = Pick<PublishFooterProps, "state" | "before" | "onClose" | "onRollBack">;

function AfterStart({ state, before, onClose, onRollBack }: AfterStartProps) {
  const text = words.publish;
  const { deployment } = state;
  const cancel = useMutation({
    mutationFn: (deploymentId: string) => fetchApi("cancelDeployment", { params: { deploymentId } }),
    onError: (error) => notifyFailed(text.notCancelled, error),
  });
  if (deployment === null || !isFinal(deployment)) {
    const cancellable = deployment !== null && isCancellable(deployment);
    return (
      <div ref={focusDialogOf} className={styles["foot"]}>
        <span className={styles["hint"]}>{cancellable ? "" : text.cancelTooLate}</span>
        {cancellable && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(deployment.id)}>
            {text.cancelDeployment}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {text.closeRunning}
        </Button>
        <Button disabled leftSection={<Loader size={14} color="gray" />}>
          {text.submitting}
        </Button>
      </div>
    );
  }
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
