import type { FlowSummary } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import type { Tone } from "../../ui/Pill.tsx";

/** Which flows the list shows. */
export type FlowFilter = "all" | "problems" | "notLive";
/** What the list is ordered by; a leading minus is descending. */
export type FlowSort = "name" | "-name" | "draft" | "-draft" | "changed" | "-changed";

/** The flows that a filter lets through. Infos are advice, not problems. */
export function filterFlows(flows: readonly FlowSummary[], filter: FlowFilter): FlowSummary[] {
  return flows.filter((flow) => passes(flow, filter));
}

/** How many flows each filter lets through. */
export function countByFilter(flows: readonly FlowSummary[]): Record<FlowFilter, number> {
  const count = (filter: FlowFilter) => flows.filter((flow) => passes(flow, filter)).length;
  return { all: flows.length, problems: count("problems"), notLive: count("notLive") };
}

/** The flows in the order of a sort; equal ones by name, then by id, so that the order never jumps. */
export function sortFlows(flows: readonly FlowSummary[], sort: FlowSort): FlowSummary[] {
  const descending = sort.startsWith("-");
  const key = descending ? sort.slice(1) : sort;
  const compare = COMPARE[key] ?? byName;
  return [...flows].sort((a, b) => (descending ? -compare(a, b) : compare(a, b)) || byName(a, b) || byText(a.id, b.id));
}

/** The sort that a click on a column's heading leads to. */
export function nextSort(present: FlowSort, column: "name" | "draft" | "changed"): FlowSort {
  if (present === column) return `-${column}`;
  if (present === `-${column}`) return column;
  return column === "name" ? "name" : `-${column}`;
}

/** What the draft column says of a flow. */
export function draftState(flow: FlowSummary): { readonly tone: Tone; readonly text: string; readonly title?: string } {
  const { error, warning } = flow.problems;
  const both =
    error > 0 && warning > 0 ? { title: `${words.flows.errors(error)}, ${words.flows.warnings(warning)}` } : {};
  if (error > 0) return { tone: "error", text: words.flows.errors(error), ...both };
  if (warning > 0) return { tone: "warn", text: words.flows.warnings(warning) };
  const same = answers(flow) && flow.live.every((live) => live.sameAsDraft);
  return same ? { tone: "plain", text: words.flows.sameAsLive } : { tone: "ok", text: words.flows.ready };
}

const COMPARE: Readonly<Record<string, (a: FlowSummary, b: FlowSummary) => number>> = {
  name: byName,
  draft: (a, b) => a.problems.error - b.problems.error || a.problems.warning - b.problems.warning,
  changed: (a, b) => byText(a.updatedAt, b.updatedAt),
};

function passes(flow: FlowSummary, filter: FlowFilter): boolean {
  if (filter === "problems") return flow.problems.error + flow.problems.warning > 0;
  return filter === "all" || !answers(flow);
}

/** Whether callers reach the flow on some tenant. */
export function answers({ live }: Pick<FlowSummary, "live">): boolean {
  return live.some(({ isGone }) => !isGone);
}

function byName(a: FlowSummary, b: FlowSummary): number {
  return a.name.localeCompare(b.name, words.time.locale, { numeric: true, sensitivity: "base" });
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
