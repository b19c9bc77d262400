import type { Rehearsal } from "@tonegraph/api-contract";
import { words } from "../messages/words.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** Milliseconds as people say them about waiting: "0.6 s", "4 s", "2 min". */
export function spanWords(ms: number): string {
  if (ms < 10 * SECOND_MS) return `${Number(Math.max(0.1, ms / SECOND_MS).toFixed(1))} s`;
  return ms < 2 * MINUTE_MS ? `${Math.round(ms / SECOND_MS)} s` : `${Math.round(ms / MINUTE_MS)} min`;
}

/** One line about the way back: that it is there and how long it takes, or what is in its way; "" where there is nothing to say. */
export function rehearsalLine({ state, toVersion, times }: Rehearsal): string {
  const text = words.versions.rehearsal;
  if (state === "none") return "";
  if (toVersion === null || state === "unknown") return text.unknown;
  if (state === "broken") return text.broken(toVersion);
  if (state === "attention") return text.attention(toVersion);
  return text.ready(toVersion, times.expectedMs === null ? "" : text.within(spanWords(times.expectedMs)));
}

/** How long rolling back took so far; "" where nothing is known. */
export function timesLine({ times }: Rehearsal): string {
  const text = words.versions.rehearsal;
  const { count, lastMs, medianMs, expectedMs } = times;
  if (lastMs !== null && medianMs !== null)
    return `${text.last(spanWords(lastMs))}; ${text.median(spanWords(medianMs), count)}.`;
  return expectedMs === null ? "" : text.expected(spanWords(expectedMs));
}
