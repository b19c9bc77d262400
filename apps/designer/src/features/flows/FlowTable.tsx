import { VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { FlowSummary } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { nextSort, type FlowSort } from "./flow-rows.ts";
import { FlowRow } from "./FlowRow.tsx";
import styles from "./FlowTable.module.css";

interface FlowTableProps {
  readonly flows: readonly FlowSummary[];
  readonly sort: FlowSort;
  readonly onSort: (sort: FlowSort) => void;
}

/** The flows as a table whose headings sort it. */
export function FlowTable({ flows, sort, onSort }: FlowTableProps) {
  const { column } = words.flows;
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]} data-testid="flow-table">
        <thead>
          <tr>
            <SortHeading column="name" label={column.flow} sort={sort} onSort={onSort} />
            <th scope="col">{column.live}</th>
            <SortHeading column="draft" label={column.draft} sort={sort} onSort={onSort} />
            <th scope="col" className={styles["number"]}>
              {column.blocks}
            </th>
            <SortHeading column="changed" label={column.changed} sort={sort} onSort={onSort} />
            <th scope="col" className={styles["end"]}>
              <VisuallyHidden>{column.actions}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <FlowRow key={flow.id} flow={flow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortHeadingProps {
  readonly column: "name" | "draft" | "changed";
  readonly label: string;
  readonly sort: FlowSort;
  readonly onSort: (sort: FlowSort) => void;
}

function SortHeading({ column, label, sort, onSort }: SortHeadingProps) {
  const active = sort === column || sort === `-${column}`;
  const ascending = sort === column;
  const Arrow = ascending ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" aria-sort={!active ? "none" : ascending ? "ascending" : "descending"}>
      <button
        type="button"
        className={styles["sort"]}
        data-active={active || undefined}
        title={words.flows.sortBy(label)}
        onClick={() => onSort(nextSort(sort, column))}
      >
        {label}
        {active && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}
