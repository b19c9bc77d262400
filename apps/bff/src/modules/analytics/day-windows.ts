import type { DayWindow, Windows } from "./dashboard-ports.ts";

const DAY_MS = 86_400_000;

/** The last days up to the date of a moment in UTC, and as many before. */
export function lastDays(days: number, now: Date): Windows {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return withPrevious({ from: dateOf(today - (days - 1) * DAY_MS), to: dateOf(today) });
}

/** A window with the equally long one before it. */
export function withPrevious(present: DayWindow): Windows {
  const [from, to] = [Date.parse(present.from), Date.parse(present.to)];
  const length = to - from + DAY_MS;
  return { present, previous: { from: dateOf(from - length), to: dateOf(from - DAY_MS) } };
}

function dateOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
