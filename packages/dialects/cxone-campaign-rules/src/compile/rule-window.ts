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
    if (typeof time !== "string") continue;
    const [kind, code, words] = isInstant(time)
      ? (["approximated", "half-a-window", keptWords(field, time)] as const)
      : (["unsupported", "time-without-zone", withoutZoneWords(field, time)] as const);
    report.add(kind, code, { words, params: { field, time } });
  }
  return {};
}

function sameTime(kept: string | undefined, drawn: string): string {
  return kept !== undefined && Date.parse(kept) === Date.parse(drawn) ? kept : drawn;
}

function withoutZoneWords(field: string, time: string): string {
  return `CXone's ${field} “${time.slice(0, 80)}” has no time zone, and CXone refuses such a time. Set the flow's active window: it takes its place.`;
}

function keptWords(field: (typeof WINDOW_FIELDS)[number], time: string): string {
  const does = field === "effectiveDate" ? "opens" : "closes";
  const then = field === "effectiveDate" ? "nobody is let in before" : "once that has passed, publishing is refused";
  return `CXone's own copy of the flow ${does} at ${time}, which the drawing does not show. That is sent along: ${then}. Set the flow's active window, and it takes its place.`;
}
