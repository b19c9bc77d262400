import type { Clock } from "../http.ts";
import { httpDate } from "./http-date.ts";

/** The part of an answer's headers that tells. */
interface Headers {
  readonly date?: string;
  readonly age?: string;
}

/** A vendor's clock, as the `Date` of its answers tells it (RFC 9110 section 6.6.1). Milliseconds since the epoch. */
export interface VendorClock {
  /** Notes an answer, when it was asked for and when it came by our clock's `elapsed`. Nothing is read of its date before somebody asks. */
  heard(headers: Headers, sentAt: number, arrivedAt: number): void;
  /** The vendor's present time, rather too early than too late; ours where no answer told any. */
  now(): number;
  /** As `VendorHealth.clockAheadMs`. */
  aheadMs(): number | null;
}

/** A date of an answer counts whole seconds. */
const TICK_MS = 1000;

/** Makes it, with nothing heard yet. */
export function createVendorClock(clock: Pick<Clock, "now" | "elapsed">): VendorClock {
  let text = "";
  let sent = 0;
  let arrived = 0;
  /** Between what the vendor's time is now: its clock was read somewhen between the request and the answer. */
  const bounds = (): { readonly least: number; readonly most: number } | null => {
    const date = httpDate(text, clock.now());
    const now = clock.elapsed();
    return date === null ? null : { least: date + now - arrived, most: date + TICK_MS + now - sent };
  };
  return {
    heard({ date, age }, sentAt, arrivedAt) {
      // What was kept on the way says when it was kept.
      if (date === undefined || age !== undefined) return;
      text = date;
      sent = sentAt;
      arrived = arrivedAt;
    },
    now: () => bounds()?.least ?? clock.now(),
    aheadMs() {
      const known = bounds();
      if (known === null) return null;
      const now = clock.now();
      if (known.least > now) return known.least - now;
      return known.most < now ? known.most - now : 0;
    },
  };
}
