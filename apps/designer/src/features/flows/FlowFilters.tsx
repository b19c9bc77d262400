import { words } from "../../lib/messages/words.ts";
import type { FlowFilter } from "./flow-rows.ts";
import styles from "./FlowTable.module.css";

const FILTERS: readonly FlowFilter[] = ["all", "problems", "notLive"];

interface FlowFiltersProps {
  readonly counts: Readonly<Record<FlowFilter, number>> | null;
  readonly value: FlowFilter;
  readonly onChange: (filter: FlowFilter) => void;
}

/** The chips above the list; one of them is always pressed. */
export function FlowFilters({ counts, value, onChange }: FlowFiltersProps) {
  return (
    <fieldset className={styles["chips"]} aria-label={words.flows.filters}>
      {FILTERS.map((filter) => (
        <button
          key={filter}
          type="button"
          className={styles["chip"]}
          aria-pressed={filter === value}
          data-testid={`filter-${filter}`}
          onClick={() => onChange(filter)}
        >
          {words.flows.filter[filter]}
          {counts !== null && filter !== "all" && ` ${counts[filter]}`}
        </button>
      ))}
    </fieldset>
  );
}
