// Where a vendor opens and closes flows at times of its own: what was asked for, and what somebody changed there.
import type { Json } from "@tonegraph/flow-model";
import type { ActivationWindow, DialectConverter, FlowService } from "@tonegraph/vendor-kit";

/** How far a beginning may lie behind the end of a deployment and still be the moment in which that one activated the flow. */
const CLOCK_SLACK_MS = 300_000;

/** The window that an artefact asks for; null where it asks for none, or its vendor has none. */
export function drawnWindow(
  { serviceOf }: Pick<DialectConverter, "serviceOf">,
  artefact: Json,
): ActivationWindow | null {
  const window = serviceOf?.(artefact).window ?? {};
  return Object.keys(window).length === 0 ? null : window;
}

/** Whether two windows are the same times, however they are written. */
export function sameWindow(one: ActivationWindow | null, other: ActivationWindow | null): boolean {
  return (
    sameInstant(one?.effectiveDate, other?.effectiveDate) && sameInstant(one?.expirationDate, other?.expirationDate)
  );
}

/** When callers are let in, to follow "Callers are let in". */
export function windowWords(window: ActivationWindow | null): string {
  const { effectiveDate: from, expirationDate: until } = window ?? {};
  if (until === undefined) return from === undefined ? "from then on, for good" : `from ${shown(from)} on, for good`;
  return `${from === undefined ? "from then on" : `from ${shown(from)}`} until ${shown(until)}`;
}

/** What was published, and when: `since` is the end of its deployment. Both moments by the vendor's clock, in milliseconds since the epoch. */
export interface PublishedService {
  readonly window: ActivationWindow | null;
  readonly sinceMs: number;
  readonly nowMs: number;
}

/**
 * What somebody changed at the vendor about whether and when callers are let in, as a sentence; null where nobody did.
 * A flow that was published without a beginning was activated with that moment as one, so a later one is somebody else's.
 */
export function serviceChange(
  seen: FlowService,
  { window: published, sinceMs, nowMs }: PublishedService,
): string | null {
  const { effectiveDate: opens, expirationDate: closes } = seen.window;
  if (!seen.isOn) return "Somebody switched the flow off at the vendor: it answers no calls.";
  const { effectiveDate, expirationDate } = published ?? {};
  if (!sameInstant(closes, expirationDate)) {
    const was = expirationDate === undefined ? "for good" : `until ${shown(expirationDate)}`;
    const is = closes === undefined ? "for good" : `until ${shown(closes)}`;
    return `Somebody changed at the vendor how long the flow answers calls: ${is} instead of ${was}.`;
  }
  const opensLater = Date.parse(opens ?? "") > Math.max(nowMs, sinceMs + CLOCK_SLACK_MS);
  if (effectiveDate === undefined ? !opensLater : sameInstant(opens, effectiveDate)) return null;
  const was = effectiveDate === undefined ? "" : ` instead of from ${shown(effectiveDate)} on`;
  const is = opens === undefined ? "at once" : `from ${shown(opens)} on`;
  return `Somebody changed at the vendor since when the flow answers calls: ${is}${was}.`;
}

/**
 * What is said of a flow that is on and has a date without a zone, which nobody can compare; null where it has none but
 * those that were published so.
 */
export function unclearChange(seen: FlowService, published: FlowService | undefined): string | null {
  const [date] = (seen.withoutZone ?? []).filter((text) => published?.withoutZone?.includes(text) !== true);
  if (date === undefined || !seen.isOn) return null;
  return `Somebody changed at the vendor when the flow answers calls: “${date.slice(0, 80)}” stands there, without a time zone.`;
}

function sameInstant(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Date.parse(one) === Date.parse(other);
}

function shown(date: string): string {
  return new Date(date)
    .toISOString()
    .replace("T", " ")
    .replace(/:\d\d(?:\.\d+)?Z$/, " UTC");
}
