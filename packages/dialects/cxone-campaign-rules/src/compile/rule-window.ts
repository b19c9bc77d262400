import { isInstant } from "../decompile/draw-window.ts";
import { WINDOW_FIELDS, type WireRule } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";

/** When the rule is open: the flow's window, in CXone's own text where that is the same time. Without one what was kept is sent. */
export function windowOf({ flow, extras, report }: CompileScope): Pick<WireRule, (typeof WINDOW_FIELDS)[number]> {
  if (flow.activeWindow !== undefined) {
    const { from, until } = flow.activeWindow;
    const { effectiveDate, expirationDate } = extras.window;
    return { effectiveDate: sameTime(effectiveDate, from), expirationDate: sameTime(expirationDate, until) };
  }
  for (const field of WINDOW_FIELDS) {
    const time = extras.rule[field];
    if (typeof time !== "string" || isInstant(time)) continue;
    const words = `CXone's ${field} “${time.slice(0, 80)}” has no time zone, and CXone refuses such a time. Set the flow's active window: it takes its place.`;
    report.add("unsupported", "time-without-zone", { words, params: { field, time } });
  }
  return {};
}

function sameTime(kept: string | undefined, drawn: string): string {
  return kept !== undefined && Date.parse(kept) === Date.parse(drawn) ? kept : drawn;
}
