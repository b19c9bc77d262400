// What is looked at where a vendor reports figures of whole flows alone.
import { findTarget } from "@tonegraph/dialect-catalogue";
import { PERIODS, type Period } from "./heatmap-search.ts";

const DAY_MS = 86_400_000;

interface Shown {
  readonly tenant: string;
  readonly period: Period;
  readonly version: number;
}

/** What can be chosen there: nothing is coloured, and a period only where the vendor's API takes one. */
export function wholeFlowChoices(
  dialect: string,
  { tenant, period, version }: Shown,
): Omit<Shown, "period"> & Partial<Shown> {
  return takesPeriod(dialect) ? { tenant, period, version } : { tenant, version };
}

/** The days up to now that are asked for. */
export function wholeFlowDays(dialect: string, period: Period): number {
  return PERIODS[takesPeriod(dialect) ? period : "week"] / DAY_MS;
}

/** What the vendor reports of a flow as a whole; null where that is nothing. */
export function wholeFigures(dialect: string) {
  const figures = findTarget(dialect)?.capabilities.figures;
  return figures === undefined || figures.perNode ? null : figures;
}

/** What a vendor reports of a flow as a whole. */
export type WholeFigures = NonNullable<ReturnType<typeof wholeFigures>>;

function takesPeriod(dialect: string): boolean {
  return wholeFigures(dialect)?.grain === "day";
}
