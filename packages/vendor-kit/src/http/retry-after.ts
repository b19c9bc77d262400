import { httpDate } from "./http-date.ts";

/** Nobody plans on a longer wait, and a number with hundreds of digits is none that could be handed on. */
const LONGEST_MS = 86_400_000;

/**
 * Milliseconds that a `Retry-After` header asks to wait, a day at most, or null where it is absent or says nothing usable.
 * Takes both forms of RFC 9110 section 10.2.3: seconds, with a fraction too, as the clients of documents 001 and 004 read
 * them, and an HTTP date (a past one means now). A date is compared with
 * the vendor's own `Date` header where there is one, so that a clock that is off does not matter.
 */
export function retryAfterMs(header: string | undefined, now: number, dateHeader?: string): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.min(Math.ceil(Number(value) * 1000), LONGEST_MS);
  const date = httpDate(value, now);
  if (date === null) return null;
  return Math.min(Math.max(0, date - (httpDate(dateHeader ?? "", now) ?? now)), LONGEST_MS);
}
