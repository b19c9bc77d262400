import type { DialectDescriptor } from "./adapter.ts";

const MINUTE_MS = 60_000;
const [MANY_MINUTES, MANY_HOURS] = [120, 72];

/**
 * What a person should know about a vendor's clock, as sentences; null where it agrees with ours to the minute, or is not
 * known. `aheadMs` is how far it is ahead of ours, as `VendorHealth.clockAheadMs`.
 */
export function clockDifference(
  aheadMs: number | null,
  { vendor, capabilities }: Pick<DialectDescriptor, "vendor" | "capabilities">,
): string | null {
  if (aheadMs === null || Math.abs(aheadMs) <= MINUTE_MS) return null;
  const isAhead = aheadMs > 0;
  const span = spanWords(Math.abs(aheadMs));
  const opening = [
    "What is published from now on begins at the vendor's own time, so callers are let in at once.",
    `A beginning or an end that somebody chose counts by the vendor's clock: ${span} ${isAhead ? "early" : "late"} by ours.`,
  ];
  return [
    `${vendor}'s clock is ${span} ${isAhead ? "ahead of" : "behind"} ours.`,
    ...(capabilities.activationWindow === true ? opening : ["Callers notice nothing of it."]),
    "Look whether the clock of the machine that runs Tonegraph is right.",
  ].join(" ");
}

function spanWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < MANY_MINUTES) return `${minutes} minute${minutes === 1 ? "" : "s"}`;
  const hours = Math.round(minutes / 60);
  return hours < MANY_HOURS ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
