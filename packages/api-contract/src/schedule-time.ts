// Local times of schedules. A time is kept as a clock on the wall shows it, with its zone, because that is what people
// plan by; which instant it means is read from the platform's own zone data.

/** Which instant a local time means. */
export interface LocalReading {
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * `skipped`: clocks are put forward over it, so it is as much later as they jump (02:30 becomes 03:30).
   * `repeated`: clocks are put back and show it twice; the first one counts.
   */
  readonly kind: "exact" | "skipped" | "repeated";
  /** What clocks show at that instant, `YYYY-MM-DDTHH:MM`. */
  readonly shown: string;
}

const DAY = 86_400_000;
const LOCAL = /^(2\d{3})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/u;

/** Whether the platform knows an IANA time zone of this name. Offsets such as +02:00 are none: they know no summer time. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/u.test(name) && formatOf(name) !== null;
}

/**
 * Reads `YYYY-MM-DDTHH:MM` in an IANA time zone, as RFC 5545 and Temporal's "compatible" do where clocks change. Null where
 * the text is no time of the years 2000 to 2999 or the zone is not known.
 */
export function readLocalTime(local: string, timeZone: string): LocalReading | null {
  const wall = wallOf(local);
  const format = formatOf(timeZone);
  if (wall === null || format === null) return null;
  const before = offsetAt(wall - DAY, format);
  const after = offsetAt(wall + DAY, format);
  const fits = [...new Set([wall - before, wall - after])].filter((at) => shownAt(at, format) === wall);
  const at = fits.length === 0 ? wall - before : Math.min(...fits);
  const kind = fits.length === 0 ? "skipped" : fits.length === 1 ? "exact" : "repeated";
  return { at, kind, shown: textOf(shownAt(at, format)) };
}

/** What clocks in an IANA time zone show at an instant (milliseconds since 1970), `YYYY-MM-DDTHH:MM`. Null for no zone. */
export function localTimeAt(at: number, timeZone: string): string | null {
  const format = formatOf(timeZone);
  return format === null ? null : textOf(shownAt(at, format));
}

/** What people should know of a local time that clocks skip or show twice; null for any other. */
export function localTimeNote(local: string, timeZone: string): string | null {
  const reading = readLocalTime(local, timeZone);
  if (reading === null || reading.kind === "exact") return null;
  const [day, time] = [dayWords(local), local.slice(11)];
  if (reading.kind === "repeated") {
    return `Clocks in ${timeZone} are put back on ${day} and show ${time} twice. The first time counts.`;
  }
  const moved = reading.shown.slice(11);
  return `Clocks in ${timeZone} are put forward on ${day} and never show ${time}. It will be ${moved} instead.`;
}

/** A local time for people, with its zone: "24 Dec 2026, 18:00 (Europe/Berlin)". */
export function localTimeWords(local: string, timeZone: string): string {
  return `${dayWords(local)}, ${local.slice(11)} (${timeZone})`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayWords(local: string): string {
  return `${Number(local.slice(8, 10))} ${MONTHS[Number(local.slice(5, 7)) - 1] ?? ""} ${local.slice(0, 4)}`;
}

/** The local time as if it were UTC; null for a text that is no time, such as 31 February. */
function wallOf(local: string): number | null {
  if (!LOCAL.test(local)) return null;
  const wall = Date.parse(`${local}:00Z`);
  return Number.isNaN(wall) || textOf(wall) !== local ? null : wall;
}

function textOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}

function offsetAt(at: number, format: Intl.DateTimeFormat): number {
  return shownAt(at, format) - Math.floor(at / 60_000) * 60_000;
}

function shownAt(at: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
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
