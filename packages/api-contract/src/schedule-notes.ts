import type { PlannedSpan } from "./schedule-span.ts";
import { localTimeNote } from "./schedule-time.ts";

/** Who keeps the time, and what comes back as things are now (null: nothing). */
export interface SchedulePromise {
  readonly by: "vendor" | "tonegraph";
  readonly returnsTo: number | null;
}

/** What people are told about a schedule before they confirm it: clocks that change, then the rules it is kept by. */
export function scheduleNotes(
  { from, until, timeZone }: Pick<PlannedSpan, "from" | "until" | "timeZone">,
  { by, returnsTo }: SchedulePromise,
): string[] {
  const clocks = [from, until].flatMap((local) => (local === null ? [] : (localTimeNote(local, timeZone) ?? [])));
  if (by === "vendor") return [...clocks, "The vendor keeps this time itself: it is published now and opens then."];
  if (until === null) return [...clocks, CHECKED_AGAIN, LATE_FOR_GOOD];
  return [...clocks, CHECKED_AGAIN, LATE_IN_SPAN, backWords(returnsTo)];
}

const CHECKED_AGAIN =
  "Errors, drift and approvals are looked at again when the time has come. What speaks against it then is not published.";
const LATE_FOR_GOOD = "If Tonegraph is down then, it is published as soon as it runs again, up to a day later.";
const LATE_IN_SPAN =
  "If Tonegraph is down then, it is published as soon as it runs again, unless the span is over: then nothing is.";

function backWords(version: number | null): string {
  const now = version === null ? "" : ` (as things are now, version ${version})`;
  return `When the span ends, what was live right before it comes back${now}. If anything else is published in between, it does not: that would be undone.`;
}
