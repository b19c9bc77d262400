import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { runningWords } from "../../lib/deployments/running-words.ts";
import { words } from "../../lib/messages/words.ts";
import { useRunning } from "../../lib/queries/running.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { relativeTime } from "../../lib/time/relative-time.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { Card } from "../../ui/Page.tsx";
import styles from "./publish.module.css";

interface RunningCardProps {
  readonly flowId: string;
  /** Opens the dialog that shows how it stands. */
  readonly onWatch: () => void;
}

/** What is being published or rolled back of a flow, and the way to watch it; nothing at all where nothing is. */
export function RunningCard({ flowId, onWatch }: RunningCardProps) {
  const running = useRunning(flowId) ?? [];
  const tenants = useQuery(tenantsQuery).data ?? [];
  const now = useNow(60_000);
  const [first] = running;
  const text = words.publish;
  if (first === undefined) return null;
  return (
    <div className={styles["above"]}>
      <Card>
        <section className={styles["scheduled"]} data-testid="running-card" aria-label={runningWords(first)}>
          <ul className={styles["waitingList"]}>
            {running.map(({ id, kind, version, tenantId, createdBy, createdAt }) => (
              <li key={id}>
                <span>
                  <b>{text.goingOn[kind](version, tenants.find((one) => one.id === tenantId)?.name ?? tenantId)}</b>{" "}
                  {text.begun(createdBy, relativeTime(createdAt, now))}
                </span>
                {id === first.id && (
                  <Button
                    size="compact-sm"
                    h={32}
                    px={12}
                    leftSection={<Loader size={14} color="var(--accent-ink)" />}
                    onClick={onWatch}
                  >
                    {runningWords(first)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      </Card>
    </div>
  );
}
