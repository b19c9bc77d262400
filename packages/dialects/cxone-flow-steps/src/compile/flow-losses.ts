import type { Flow, Json } from "@tonegraph/flow-model";
import type { ReportItem } from "@tonegraph/vendor-kit";
import { BUILT_IN } from "./start-steps.ts";

/** What belongs to the flow as a whole and is not sent. */
export function flowLosses(flow: Flow): ReportItem[] {
  const report: ReportItem[] = [];
  const drop = (code: string, words: string, params: Readonly<Record<string, Json>> = {}): void => {
    report.push({ kind: "dropped", code, params, words });
  };
  if (flow.description.trim() !== "")
    drop("description", "CXone's flows of steps have no description; it stays in Tonegraph.");
  const mistyped = Object.entries(flow.variables)
    .filter(([name, { type, default: value }]) => !BUILT_IN.has(name) && typeOf(value) !== type)
    .map(([name]) => name)
    .toSorted();
  if (mistyped.length > 0)
    drop(
      "variable-type",
      `CXone's variables have the type of their value; that of ${mistyped.join(", ")} is another one.`,
      { variables: mistyped },
    );
  if (flow.activeWindow !== undefined)
    drop(
      "active-window",
      "CXone's flows of steps have no time window: the version answers calls as soon as it is published.",
    );
  if (flow.campaignId !== undefined)
    drop("campaign", `CXone's flows of steps belong to no campaign; “${flow.campaignId}” is not sent.`, {
      campaignId: flow.campaignId,
    });
  if (flow.fallback !== undefined)
    drop(
      "flow-fallback",
      "CXone's flows of steps have no fallback for everything; each exit leads where it is drawn to lead.",
    );
  return report;
}

function typeOf(value: Json): string {
  if (value === null) return "nothing";
  if (typeof value === "object") return Array.isArray(value) ? "list" : "object";
  return typeof value;
}
