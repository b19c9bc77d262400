import { localTimeAt, readLocalTime } from "@tonegraph/api-contract";
import type { WholeFigures } from "@tonegraph/vendor-kit";
import type { Span } from "./ports.ts";
import type { Reading } from "./reading.ts";

const DAY_MS = 86_400_000;

/**
 * The span that a vendor is asked for: so many days up to now. A vendor that reports by the day counts 24 hours from the
 * beginning on, so that this is a midnight of the tenant's as the present day has it; before clocks changed, days begin an
 * hour earlier or later. A vendor that knows one span alone is asked for exactly that.
 */
export function wholeFlowSpan(
  days: number,
  grain: WholeFigures["grain"],
  { now, timeZone }: Pick<Reading, "now" | "timeZone">,
): Span {
  const end = grain === "day" ? midnightBefore(now, timeZone) : now.getTime();
  return { from: new Date(end - days * DAY_MS), to: now };
}

// Where clocks go forward at midnight, the day begins at the next time that there is.
function midnightBefore(now: Date, timeZone: string): number {
  const day = localTimeAt(now.getTime(), timeZone)?.slice(0, 10);
  return readLocalTime(`${day}T00:00`, timeZone)?.at ?? now.getTime();
}
