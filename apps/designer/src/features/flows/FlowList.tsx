import { Button, Skeleton } from "@mantine/core";
import { IconFilterOff, IconPhonePlus, IconPlugConnectedX } from "@tabler/icons-react";
import type { FlowSummary } from "@tonegraph/api-contract";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { FlowSort } from "./flow-rows.ts";
import { FlowTable } from "./FlowTable.tsx";
import styles from "./FlowTable.module.css";

const ROWS_AT_ONCE = 100;

interface FlowListProps {
  readonly flows: readonly FlowSummary[];
  readonly sort: FlowSort;
  readonly onSort: (sort: FlowSort) => void;
}

/** The table, a hundred rows at a time: a thousand rows at once would make every keystroke in the search slow. */
export function FlowList({ flows, sort, onSort }: FlowListProps) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const hidden = flows.length - shown;
  return (
    <>
      <FlowTable flows={flows.slice(0, shown)} sort={sort} onSort={onSort} />
      {hidden > 0 && (
        <div className={styles["more"]}>
          <Button variant="default" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
            {words.flows.showMore(Math.min(hidden, ROWS_AT_ONCE))}
          </Button>
        </div>
      )}
    </>
  );
}

/** While the first flows are on their way. */
export function FlowListLoading() {
  return (
    <div className={styles["skeleton"]} role="status" aria-label={words.flows.loading}>
      {[70, 55, 62, 48, 66].map((width) => (
        <Skeleton key={width} height={26} width={`${width}%`} radius="sm" />
      ))}
    </div>
  );
}

/** When the list cannot be loaded: what happened, and a way to try again. */
export function FlowListFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const problem = problemOf(error);
  return (
    <Notice
      tone="error"
      icon={<IconPlugConnectedX size={22} />}
      title={words.flows.failed}
      text={problem.detail}
      fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
      actions={<Button onClick={onRetry}>{words.flows.retry}</Button>}
      testId="flows-failed"
    />
  );
}

interface FlowListEmptyProps {
  readonly mayEdit: boolean;
  readonly onNew: () => void;
  readonly onExample: () => void;
}

/** A workspace without flows: what to do next. */
export function FlowListEmpty({ mayEdit, onNew, onExample }: FlowListEmptyProps) {
  const text = words.flows.empty;
  return (
    <Notice
      icon={<IconPhonePlus size={22} />}
      title={text.title}
      text={mayEdit ? text.text : text.readOnly}
      testId="flows-empty"
      actions={
        mayEdit && (
          <>
            <Button onClick={onNew}>{words.flows.create.button}</Button>
            <Button variant="default" onClick={onExample}>
              {text.example}
            </Button>
          </>
        )
      }
    />
  );
}

/** When search and filter leave nothing. */
export function FlowListNothingFound({ search, onClear }: { readonly search: string; readonly onClear: () => void }) {
  const text = words.flows.nothingFound;
  return (
    <Notice
      icon={<IconFilterOff size={22} />}
      title={text.title}
      text={text.text(search)}
      actions={
        <Button variant="default" onClick={onClear}>
          {text.clear}
        </Button>
      }
    />
  );
}
