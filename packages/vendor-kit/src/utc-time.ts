const DAY_MS = 86_400_000;
/** Days from 0000-03-01, with which years begin whose leap day is their last, to 1970-01-01. */
const DAYS_BEFORE_EPOCH = 719_468;
const [DAYS_IN_400_YEARS, DAYS_IN_100_YEARS, DAYS_IN_4_YEARS] = [146_097, 36_524, 1461];

/**
 * An instant (milliseconds since the epoch, from the year 0 to 9999) as ISO 8601 text in UTC with milliseconds:
 * `2026-11-01T09:30:00.000Z`. The same as `Date.prototype.toISOString`, which takes several times as long because the
 * platform formats it as a general text; a query for figures has two of them.
 *
 * The date follows from the number of days by the proleptic Gregorian calendar of ISO 8601.
 */
export function utcTime(ms: number): string {
  const whole = Math.trunc(ms);
  const days = Math.floor(whole / DAY_MS);
  const inDay = whole - days * DAY_MS;
  const time = `${two(inDay / 3_600_000)}:${two((inDay / 60_000) % 60)}:${two((inDay / 1000) % 60)}`;
  return `${dateOf(days)}T${time}.${three(inDay % 1000)}Z`;
}

/** The date of a day, counted from the epoch, in years that begin with March: then months follow by one rule. */
function dateOf(day: number): string {
  const days = day + DAYS_BEFORE_EPOCH;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const inEra = days - era * DAYS_IN_400_YEARS;
  const inFours = Math.floor(inEra / (DAYS_IN_4_YEARS - 1));
  const leaps = inFours - Math.floor(inEra / DAYS_IN_100_YEARS) + Math.floor(inEra / (DAYS_IN_400_YEARS - 1));
  const year = Math.floor((inEra - leaps) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  // Five months from March on have 153 days.
  const month = Math.floor((5 * inYear + 2) / 153);
  const dayOfMonth = inYear - Math.floor((153 * month + 2) / 5) + 1;
  const isNextYear = month >= 10;
  const calendarYear = year + era * 400 + (isNextYear ? 1 : 0);
  return `${two(calendarYear / 100)}${two(calendarYear % 100)}-${two(isNextYear ? month - 9 : month + 3)}-${two(dayOfMonth)}`;
}

const TWO = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

function two(number: number): string {
  return TWO[Math.floor(number)] ?? "";
}

function three(number: number): string {
  return `${Math.floor(number / 100)}${two(number % 100)}`;
}
