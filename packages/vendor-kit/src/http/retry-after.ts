import { httpDate } from "./http-date.ts";

/**
 * Milliseconds that a `Retry-After` header asks to wait, or null where it is absent or says nothing usable.
 * Takes both forms of RFC 9110 section 10.2.3: seconds, and an HTTP date (a past one means now). A date is compared with
 * the vendor's own `Date` header where there is one, so that a clock that is off does not matter.
 */
export function retryAfterMs(header: string | undefined, now: number, dateHeader?: string): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = httpDate(value);
  return date === null ? null : Math.max(0, date - (httpDate(dateHeader ?? "") ?? now));
}
