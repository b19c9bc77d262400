import { Button } from "@mantine/core";
import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { useDeferredValue, useMemo, useState } from "react";
import { saveFile } from "../../lib/page/save-file.ts";
import { words } from "../../lib/messages/words.ts";
import { changeOf } from "./heat-metric.ts";
import { COLUMNS, columnOf, heatCsv, heatRows, type Column, type HeatRow, type RowSort } from "./heat-rows.ts";
import classes from "./heatmap.module.css";
import { isReported } from "./known-figures.ts";

interface HeatTableProps {
  readonly flow: Flow;
  readonly heatmap: Heatmap;
  readonly selected: string | undefined;
  readonly onSelect: (nodeId: string) => void;
}

/** The same figures as a table: sortable, by keyboard, to take away. */
export function HeatTable({ flow, heatmap, selected, onSelect }: HeatTableProps) {
  const text = words.heatmap.table;
  const isCompared = heatmap.compareTo !== undefined;
  const [sort, setSort] = useState<RowSort>("-rate");
  const rows = useMemo(() => heatRows(flow, heatmap, sort), [flow, heatmap, sort]);
  // A thousand rows take longer than the picture above them, which does not wait for them.
  const shown = useDeferredValue(rows, NO_ROWS);
  return (
    <section className={classes["table"]}>
      <div className={classes["tableBar"]}>
        <span>{words.heatmap.method[heatmap.source.kind]}</span>
        <Button
          variant="default"
          size="xs"
          onClick={() => saveFile(text.file(flow.name), heatCsv(rows, isCompared), "text/csv")}
        >
          {text.csv}
        </Button>
      </div>
      <div className={classes["rows"]} aria-busy={shown !== rows} tabIndex={0} role="region" aria-label={text.caption}>
        <table data-testid="heat-table">
          <thead>
            <tr>
              {(isCompared ? COLUMNS : PLAIN_COLUMNS).map((column) => (
                <Heading key={column} column={column} sort={sort} onSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={row.nodeId}
                row={row}
                isCompared={isCompared}
                isSelected={row.nodeId === selected}
                onSelect={onSelect}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const NO_ROWS: readonly HeatRow[] = [];
const PLAIN_COLUMNS = COLUMNS.filter((column) => column !== "change");

interface HeadingProps {
  readonly column: Column;
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
}

function Heading({ column, sort, onSort }: HeadingProps) {
  const text = words.heatmap.table;
  const isActive = columnOf(sort) === column;
  const isDescending = sort.startsWith("-");
  const next: RowSort = isActive && isDescending ? column : `-${column}`;
  return (
    <th scope="col" aria-sort={!isActive ? "none" : isDescending ? "descending" : "ascending"}>
      <button
        type="button"
        data-active={isActive || undefined}
        title={text.sortBy(text[column])}
        onClick={() => onSort(next)}
      >
        {text[column]}
        {isActive && <span aria-hidden="true">{isDescending ? " ↓" : " ↑"}</span>}
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: HeatRow;
  readonly isCompared: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (nodeId: string) => void;
}

function Row({ row: { nodeId, label, figures }, isCompared, isSelected, onSelect }: RowProps) {
  const text = words.heatmap;
  const { entered, abandoned, enough, noInput, noMatch, medianSeconds } = figures;
  return (
    <tr data-selected={isSelected || undefined}>
      <th scope="row">
        <button type="button" onClick={() => onSelect(nodeId)}>
          {label}
        </button>
      </th>
      <td>{isReported(figures) ? text.count(entered) : text.dash}</td>
      <td>{entered === 0 || abandoned === undefined ? text.dash : text.count(abandoned)}</td>
      <td>
        <RateText figures={figures} />
      </td>
      <td>{noInput === undefined ? text.dash : text.count(noInput)}</td>
      <td>{noMatch === undefined ? text.dash : text.count(noMatch)}</td>
      <td>
        {medianSeconds === undefined || medianSeconds === null || !enough ? text.dash : text.seconds(medianSeconds)}
      </td>
      {isCompared && <ChangeCell figures={figures} />}
    </tr>
  );
}

function ChangeCell({ figures }: { readonly figures: HeatNode }) {
  const change = changeOf(figures);
  return <td>{change === null ? words.heatmap.dash : words.heatmap.points(change)}</td>;
}

function RateText({ figures: { rate, low, high, enough } }: { readonly figures: HeatNode }) {
  const text = words.heatmap;
  if (rate === null) return text.dash;
  if (!enough) return <small>{text.table.tooFew}</small>;
  return (
    <>
      {text.percent(rate)} <small>({text.interval(low, high)})</small>
    </>
  );
}
