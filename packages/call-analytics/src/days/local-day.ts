// Days as people in a time zone see them, made of whole hours of UTC: roll-ups are per hour. Where a zone is off by half
// an hour, an hour belongs to the day in which it begins.
const HOUR_MS = 3_600_000;
/** No day is longer, whatever clocks do. */
const LONGEST_DAY_HOURS = 26;

/** A day in a zone. `from` and `to` are whole hours, milliseconds since the epoch, the end not included. */
export interface LocalDay {
  /** Such as 2026-03-29. */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** Finds days of one zone. */
export interface DayFinder {
  /** The day that an hour belongs to; `atMs` may be anywhere in the hour. */
  dayOf(atMs: number): LocalDay;
}

/** Makes a finder for an IANA time zone; throws a RangeError for a name that is none. */
export function createDayFinder(timeZone: string): DayFinder {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const names = new Map<number, string>();
  const nameOf = (hour: number): string => {
    const known = names.get(hour);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(format.formatToParts(hour).map(({ type, value }) => [type, value]));
    const name = `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
    names.set(hour, name);
    return name;
  };
  return {
    dayOf(atMs) {
      const hour = Math.floor(atMs / HOUR_MS) * HOUR_MS;
      const day = nameOf(hour);
      return { day, from: edge(hour, -HOUR_MS, day), to: edge(hour, HOUR_MS, day) + HOUR_MS };
    },
  };

  /** The last hour of the same day in a direction. */
  function edge(hour: number, step: number, day: string): number {
    let last = hour;
    for (let hours = 0; hours < LONGEST_DAY_HOURS && nameOf(last + step) === day; hours += 1) last += step;
    return last;
  }
}
