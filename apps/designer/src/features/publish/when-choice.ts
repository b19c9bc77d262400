import { readSchedule, type ScheduleRequest } from "@tonegraph/api-contract";

/** When somebody wants to publish: `datetime-local` texts, "" for nothing. */
export interface WhenChoice {
  readonly mode: "now" | "at" | "span";
  readonly from: string;
  readonly until: string;
}

/** What the choice means. */
export interface ReadChoice {
  /** Null: now, or not to be taken yet. */
  readonly schedule: (ScheduleRequest & { readonly timeZone: string }) | null;
  readonly faults: { readonly from: string | null; readonly until: string | null };
  readonly isRefused: boolean;
}

const NO_FAULTS = { from: null, until: null };

/** Reads a choice in a zone; `now` is milliseconds since 1970, `incomplete` what is said of half a time. */
export function readChoice(
  { mode, from, until }: WhenChoice,
  { timeZone, now, incomplete }: { readonly timeZone: string; readonly now: number; readonly incomplete: string },
): ReadChoice {
  if (mode === "now") return { schedule: null, faults: NO_FAULTS, isRefused: false };
  const isMissing = { from: from === "", until: mode === "span" && until === "" };
  if (isMissing.from || isMissing.until) {
    // Nobody is told off for what they have not come to yet.
    return { schedule: null, faults: NO_FAULTS, isRefused: true };
  }
  const asked = { from: minutes(from), ...(mode === "span" ? { until: minutes(until) } : {}) };
  const read = readSchedule(asked, timeZone, now);
  if (read.ok) return { schedule: { ...asked, timeZone }, faults: NO_FAULTS, isRefused: false };
  const { pointer, code, message } = read.error;
  const words = code === "invalid-time" ? incomplete : message;
  const faults = pointer === "/until" ? { from: null, until: words } : { from: words, until: null };
  return { schedule: null, faults, isRefused: true };
}

// Some browsers add seconds.
function minutes(text: string): string {
  return text.slice(0, 16);
}
