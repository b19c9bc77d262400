const DAY_MS = 86_400_000;

/** Monday and Sunday of an ISO 8601 week, as dates; null where the year has no such week. `week` is written 2026-W47. */
export function daysOfWeek(week: string): { readonly from: string; readonly to: string } | null {
  const [year, number] = week.split("-W").map(Number);
  if (year === undefined || number === undefined) return null;
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - weekday(fourth) * DAY_MS + (number - 1) * 7 * DAY_MS;
  if (weekOf(monday) !== week) return null;
  return { from: dateOf(monday), to: dateOf(monday + 6 * DAY_MS) };
}

/** The ISO 8601 week of a moment, by its date in UTC. */
export function weekOf(atMs: number): string {
  const date = new Date(atMs);
  const thursday = new Date(Math.floor(atMs / DAY_MS) * DAY_MS + (3 - weekday(date)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** 0 for Monday. */
function weekday(date: Date): number {
  return (date.getUTCDay() + 6) % 7;
}

function dateOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
