import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { changeOf } from "./heat-metric.ts";
import { isReported, knownFigures } from "./known-figures.ts";

/** What the table can be sorted by. */
export const COLUMNS = ["block", "entered", "hangUps", "rate", "noInput", "noMatch", "median", "change"] as const;
/** A column of the table. */
export type Column = (typeof COLUMNS)[number];
/** A column, with a minus for the largest first. */
export type RowSort = Column | `-${Column}`;

/** One block of the table. */
export interface HeatRow {
  readonly nodeId: string;
  readonly label: string;
  readonly figures: HeatNode;
}

/** The blocks in the order asked for. By rate, those with too few calls are last: they are never ranked. */
export function heatRows(flow: Flow, heatmap: Heatmap, sort: RowSort): readonly HeatRow[] {
  const rows = Object.entries(heatmap.nodes).flatMap(([nodeId, figures]): HeatRow[] => {
    const node = flow.nodes[nodeId];
    return node === undefined ? [] : [{ nodeId, label: node.label, figures: knownFigures(node, figures) }];
  });
  const isDescending = sort.startsWith("-");
  const column = columnOf(sort);
  const turn = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (column === "block") return turn * a.label.localeCompare(b.label);
    const [one, other] = [sortFigure(column, a.figures), sortFigure(column, b.figures)];
    if (one === null || other === null) return one === other ? a.label.localeCompare(b.label) : one === null ? 1 : -1;
    return turn * (one - other) || a.label.localeCompare(b.label);
  });
}

/** The column of an order. */
export function columnOf(sort: RowSort): Column {
  return COLUMNS.find((column) => sort.endsWith(column)) ?? "rate";
}

function sortFigure(column: Exclude<Column, "block">, figures: HeatNode): number | null {
  switch (column) {
    case "entered":
      return isReported(figures) ? figures.entered : null;
    case "hangUps":
      return figures.abandoned ?? null;
    case "rate":
      return figures.enough ? figures.rate : null;
    case "noInput":
      return figures.noInput ?? null;
    case "noMatch":
      return figures.noMatch ?? null;
    case "median":
      return figures.enough ? (figures.medianSeconds ?? null) : null;
    case "change":
      return changeOf(figures);
  }
}

const CSV_COLUMNS = [
  "block",
  "id",
  "entered",
  "hangUps",
  "rate",
  "low",
  "high",
  "enough",
  "noInput",
  "noMatch",
  "medianSeconds",
];

const CHANGE_COLUMNS = ["change", "changeLow", "changeHigh"];

/** The table as CSV (RFC 4180); what is not known is empty, never 0, and so is a rate of too few calls. */
export function heatCsv(rows: readonly HeatRow[], isCompared = false): string {
  const lines = rows.map(({ nodeId, label, figures: { entered, abandoned, rate, low, high, enough, ...more } }) => [
    label,
    nodeId,
    isReported({ entered, abandoned, ...more }) ? entered : "",
    abandoned ?? "",
    ...(rate === null || !enough ? ["", "", ""] : [rate, low, high]),
    String(enough),
    more.noInput ?? "",
    more.noMatch ?? "",
    enough ? (more.medianSeconds ?? "") : "",
    ...(isCompared ? changeCells(enough ? more.compared : null) : []),
  ]);
  return [isCompared ? [...CSV_COLUMNS, ...CHANGE_COLUMNS] : CSV_COLUMNS, ...lines]
    .map((cells) => `${cells.map(csvCell).join(",")}\r\n`)
    .join("");
}

function changeCells(compared: HeatNode["compared"]): readonly (number | string)[] {
  return compared ? [compared.change, compared.low, compared.high] : ["", "", ""];
}

/** Text that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(value: string | number): string {
  const text = String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
