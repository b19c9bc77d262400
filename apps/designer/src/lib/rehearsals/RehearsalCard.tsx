import { Button } from "@mantine/core";
import type { Rehearsal } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../api/api-failure.ts";
import { fetchApi } from "../api/call-api.ts";
import { words } from "../messages/words.ts";
import { rehearsalsQuery } from "../queries/drift.ts";
import { When } from "../time/When.tsx";
import { timesLine } from "./rehearsal-words.ts";
import styles from "./rehearsals.module.css";

interface RehearsalCardProps {
  readonly flowId: string;
  readonly rehearsal: Rehearsal;
}

const SIGNS = { ok: "✓", attention: "!", missing: "×", unknown: "?" } as const;

/** What the last rehearsal of one tenant found, line by line, with the time that rolling back takes; to be done again by hand. */
export function RehearsalCard({ flowId, rehearsal }: RehearsalCardProps) {
  const text = words.versions.rehearsal;
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => fetchApi("rehearse", { params: { flowId }, body: { tenantId: rehearsal.tenantId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: rehearsalsQuery(flowId).queryKey }),
  });
  const { tenantName, toVersion, state, items, rehearsedAt } = rehearsal;
  return (
    <section className={styles["card"]} aria-label={text.title} data-testid="rehearsal" data-state={state}>
      <div className={styles["head"]}>
        <h3>
          {state === "none" ? text.none(tenantName) : toVersion === null ? text.never : text.of(toVersion, tenantName)}
        </h3>
        {rehearsedAt !== null && (
          <span className={styles["when"]}>
            {text.at} <When at={rehearsedAt} />
          </span>
        )}
        <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {text.again}
        </Button>
      </div>
      {again.isError && (
        <div role="alert">
          {text.failed}: {problemOf(again.error).detail}
        </div>
      )}
      {items.length > 0 && (
        <ul className={styles["items"]}>
          {items.map(({ what, state: found, words: line }) => (
            <li key={`${what} ${line}`} data-state={found}>
              <span className={styles["sign"]} aria-hidden="true">
                {SIGNS[found]}
              </span>
              <span>
                <span className={styles["hidden"]}>{text.states[found]}: </span>
                {line}
              </span>
            </li>
          ))}
        </ul>
      )}
      {timesLine(rehearsal) !== "" && <div className={styles["times"]}>{timesLine(rehearsal)}</div>}
    </section>
  );
}
