/** A moment as clocks on the wall show it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 1 is Monday. */
  readonly weekday: number;
  /** Minutes since midnight, 0 to 1,439. */
  readonly minute: number;
}

/** Reads a moment (milliseconds since 1970) in one time zone. */
export type LocalClock = (epochMs: number) => LocalTime;

/** A clock for an IANA time zone; `null` where there is no such zone. Daylight saving is the platform's to know. */
export function localClock(timeZone: string): LocalClock | null {
  const format = formatter(timeZone);
  if (format === null) return null;
  let lastMinute = Number.NaN;
  let last: LocalTime = { date: "", weekday: 1, minute: 0 };
  return (epochMs) => {
    const minute = Math.floor(epochMs / 60_000);
    if (minute !== lastMinute) {
      last = read(format, epochMs);
      lastMinute = minute;
    }
    return last;
  };
}

function formatter(timeZone: string): Intl.DateTimeFormat | null {
  const digits = "2-digit";
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(format: Intl.DateTimeFormat, epochMs: number): LocalTime {
  const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const [year, month, day] = [part("year"), part("month"), part("day")];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const date = [String(year).padStart(4, "0"), parts.get("month"), parts.get("day")].join("-");
  return { date, weekday: weekday === 0 ? 7 : weekday, minute: part("hour") * 60 + part("minute") };
}
