import { STALE_AFTER_MS } from "@tonegraph/call-analytics";
import type { Span } from "./ports.ts";

/** A look is made every five minutes, over the calls of five minutes. */
export const LOOK_MS = 300_000;
/** How old a call is before it counts: whoever has not hung up by then counts as staying. */
export const SETTLED_MS = 300_000;
/** So many looks at once after a long silence, that no round lasts for ever. */
const MOST_AT_ONCE = 60;

/** What decides about the spans that are to be looked at. */
export interface SpanFacts {
  /** Until when calls were looked at. */
  readonly from: Date;
  readonly endsAt: Date;
  /** Until when calls are known. */
  readonly knownUntil: Date;
  /** Whether the watch was paused since: what was missed then is one look, and a gap in the picture. */
  readonly wasPaused: boolean;
  /** Whether a span costs a request at the vendor: then what was missed is one look, too. */
  readonly isCostly: boolean;
}

/** The spans to look at, oldest first: whole steps of five minutes, and what is left of the watch at its end. */
export function lookSpans({ from, endsAt, knownUntil, wasPaused, isCostly }: SpanFacts): readonly Span[] {
  const until = Math.min(knownUntil.getTime() - SETTLED_MS, endsAt.getTime());
  const spans: Span[] = [];
  let begin = from.getTime();
  if ((wasPaused || isCostly) && until - begin >= LOOK_MS) return [{ from, to: new Date(until) }];
  for (; begin + LOOK_MS <= until && spans.length < MOST_AT_ONCE; begin += LOOK_MS) {
    spans.push({ from: new Date(begin), to: new Date(begin + LOOK_MS) });
  }
  const isLast = until === endsAt.getTime() && spans.length < MOST_AT_ONCE;
  if (isLast && begin < until) spans.push({ from: new Date(begin), to: new Date(until) });
  return spans;
}

/** Whether calls are known well enough to say anything. */
export function isStale(knownUntil: Date | null, now: Date): boolean {
  return knownUntil === null || now.getTime() - knownUntil.getTime() > STALE_AFTER_MS;
}
