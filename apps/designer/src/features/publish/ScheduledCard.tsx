import { Button } from "@mantine/core";
import { spanWords, type DeploymentSchedule } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { useScheduled } from "../../lib/queries/scheduled.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { Card } from "../../ui/Page.tsx";
import styles from "./publish.module.css";
import { useCancel } from "./use-cancel.ts";

/** Each half says its own moment; the beginning the whole span, which is what people plan by. */
function whenWords({ part, from, until, timeZone }: DeploymentSchedule): string {
  if (part === "start") return spanWords({ from, until, timeZone });
  return spanWords({ from: until ?? from, until: null, timeZone });
}

const NOTHING = () => undefined;

/** What waits for its time of a flow, on every tenant, with the way to cancel it; nothing at all where nothing waits. */
export function ScheduledCard({ flowId }: { readonly flowId: string }) {
  const scheduled = useScheduled(flowId);
  const cancel = useCancel(NOTHING);
  const mayPublish = usePermission("publish");
  const text = words.publish.when;
  if (scheduled.length === 0) return null;
  return (
    <div className={styles["above"]}>
      <Card>
        <section className={styles["scheduled"]} data-testid="scheduled-card" aria-label={text.scheduled}>
          <h2>{text.scheduled}</h2>
          <ul className={styles["waitingList"]}>
            {scheduled.map(({ id, version, tenantName, schedule, createdBy, note }) => (
              <li key={id}>
                <span>
                  <b>{schedule.part === "start" ? text.start(version, tenantName) : text.back(version, tenantName)}</b>{" "}
                  {whenWords(schedule)} · {createdBy}
                  {note === "" ? "" : ` · ${note}`}
                </span>
                {mayPublish && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={cancel.isPending && cancel.variables === id}
                    onClick={() => cancel.mutate(id)}
                  >
                    {schedule.part === "start" ? text.cancel(version) : text.cancelReturn}
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
