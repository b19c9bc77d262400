import { words } from "../messages/words.ts";

/** Where the reader is; the browser's own zone when left out. */
export interface ReaderPlace {
  readonly timeZone?: string | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant as people say it: "3 min ago", "yesterday", "12 Nov". `now` is milliseconds since 1970. */
export function relativeTime(instant: string, now: number, place: ReaderPlace = {}): string {
  const then = Date.parse(instant);
  const age = now - then;
  if (age < 45_000) return words.time.justNow;
  if (age < HOUR) return words.time.minutesAgo(Math.max(1, Math.round(age / MINUTE)));
  const days = calendarDay(now, place) - calendarDay(then, place);
  if (days === 0) return words.time.hoursAgo(Math.round(age / HOUR));
  if (days === 1) return words.time.yesterday;
  if (days < 7) return words.time.daysAgo(days);
  return shortDate(then, now, place);
}

/** An instant with its zone: "12 Nov 2026, 09:14 CET". */
export function exactTime(instant: string, place: ReaderPlace = {}): string {
  return new Intl.DateTimeFormat(words.time.locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...zoneOf(place),
  }).format(Date.parse(instant));
}

/** A moment of a list with its zone, without the year when it is this year's: "12 Nov, 09:14 CET". */
export function listTime(instant: string, now: number, place: ReaderPlace = {}): string {
  const then = Date.parse(instant);
  const time = new Intl.DateTimeFormat(words.time.locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...zoneOf(place),
  }).format(then);
  return `${shortDate(then, now, place)}, ${time}`;
}

/** The time of day with its zone: "09:14 CET". */
export function clockTime(then: number, place: ReaderPlace = {}): string {
  const parts = { hour: "2-digit", minute: "2-digit", timeZoneName: "short", ...zoneOf(place) } as const;
  return new Intl.DateTimeFormat(words.time.locale, parts).format(then);
}

/** The time of day to the second, with its zone: "09:14:05 CET". */
export function clockSeconds(then: number, place: ReaderPlace = {}): string {
  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(words.time.locale, { ...parts, ...zoneOf(place) }).format(then);
}

/** A date without the year when it is this year's: "12 Nov", "12 Nov 2025". */
export function shortDate(then: number, now: number, place: ReaderPlace = {}): string {
  const year = new Intl.DateTimeFormat(words.time.locale, { year: "numeric", ...zoneOf(place) });
  const sameYear = year.format(then) === year.format(now);
  return new Intl.DateTimeFormat(words.time.locale, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    ...zoneOf(place),
  }).format(then);
}

/** Seconds between two instants with one decimal: "0.6 s"; `until` null means still running. */
export function secondsBetween(from: string, until: string | null, now: number): string {
  const milliseconds = (until === null ? now : Date.parse(until)) - Date.parse(from);
  return words.time.seconds((Math.max(0, milliseconds) / 1000).toFixed(1));
}

// Days since 1970 of the reader's calendar; the Swedish locale writes dates as ISO 8601 does.
function calendarDay(instant: number, place: ReaderPlace): number {
  return Date.parse(new Intl.DateTimeFormat("sv-SE", zoneOf(place)).format(instant)) / DAY;
}

function zoneOf(place: ReaderPlace): { timeZone?: string } {
  return place.timeZone === undefined ? {} : { timeZone: place.timeZone };
}
