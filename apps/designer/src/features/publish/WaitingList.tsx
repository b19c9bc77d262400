import { Button } from "@mantine/core";
import type { Plan } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import styles from "./publish.module.css";
import { useCancel } from "./use-cancel.ts";

interface WaitingListProps {
  readonly waiting: NonNullable<Plan["waiting"]>;
  readonly onCancelled: () => void;
}

/** What waits for its time on the tenant, what publishing now means for it, and the way to cancel it. */
export function WaitingList({ waiting, onCancelled }: WaitingListProps) {
  const cancel = useCancel(onCancelled);
  const mayPublish = usePermission("publish");
  const text = words.publish.when;
  if (waiting.length === 0) return null;
  return (
    <section data-testid="publish-waiting">
      <h3>{text.waiting}</h3>
      <ul className={styles["waitingList"]}>
        {waiting.map(({ deploymentId, version, part, words: line }) => (
          <li key={deploymentId}>
            <span>{line}</span>
            {mayPublish && (
              <Button
                size="compact-xs"
                variant="default"
                loading={cancel.isPending && cancel.variables === deploymentId}
                onClick={() => cancel.mutate(deploymentId)}
              >
                {part === "start" ? text.cancel(version) : text.cancelReturn}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
