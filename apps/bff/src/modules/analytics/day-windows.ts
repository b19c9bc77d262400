import type { DayWindow, Windows } from "./dashboard-ports.ts";

const DAY_MS = 86_400_000;

/** The last days up to a date, and as many before. */
export function lastDays(days: number, today: string): Windows {
  return withPrevious({ from: dateOf(Date.parse(today) - (days - 1) * DAY_MS), to: today });
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
