import { NativeSelect, TextInput } from "@mantine/core";
import type { Drawer } from "./use-drawer.ts";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";

const SEVERITIES = ["all", "error", "warning", "info"] as const;
const GROUPINGS = ["worst", "severity", "block", "rule"] as const;

/** Chooses what of the list is shown, and in which order; says how much that is. */
export function DrawerFilters({ drawer, all }: { readonly drawer: Drawer; readonly all: number }) {
  const { filter, setFilter, grouping, setGrouping, shown } = drawer;
  return (
    <div className={classes["filters"]}>
      <TextInput
        size="xs"
        aria-label={problemsWords.filter}
        placeholder={problemsWords.filterPlaceholder}
        value={filter.text}
        className={classes["filterText"] ?? ""}
        onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === "Escape") setFilter({ ...filter, text: "" });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={problemsWords.severityFilter}
        value={filter.severity}
        data={SEVERITIES.map((value) => ({
          value,
          label: value === "all" ? problemsWords.allSeverities : problemsWords.severities[value],
        }))}
        onChange={(event) => {
          const severity = SEVERITIES.find((known) => known === event.currentTarget.value);
          if (severity) setFilter({ ...filter, severity });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={problemsWords.grouping}
        value={grouping}
        data={GROUPINGS.map((value) => ({ value, label: problemsWords.groupings[value] }))}
        onChange={(event) => {
          const chosen = GROUPINGS.find((known) => known === event.currentTarget.value);
          if (chosen) setGrouping(chosen);
        }}
      />
      <span role="status" className={classes["shown"]}>
        {problemsWords.shown(shown, all)}
      </span>
    </div>
  );
}
