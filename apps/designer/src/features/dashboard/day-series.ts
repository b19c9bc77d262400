const DAY_MS = 86_400_000;

/** One day's calls. */
export interface DayFigures {
  readonly day: string;
  readonly calls: number;
  readonly lost: number;
}

/** Every day of a window, both ends included (ISO dates): a day that nothing is known of is null, never 0. */
export function daySeries(
  { from, to }: { readonly from: string; readonly to: string },
  known: readonly DayFigures[],
): readonly { readonly day: string; readonly figures: DayFigures | null }[] {
  const byDay = new Map(known.map((figures) => [figures.day, figures]));
  const days: { day: string; figures: DayFigures | null }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, figures: byDay.get(day) ?? null });
  }
  return days;
}

/** "12 Nov" of an ISO date. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(day));
}

/** The ISO 8601 week so many weeks before or after another one. */
export function weekBeside(monday: string, weeks: number): string {
  const thursday = new Date(Date.parse(monday) + (3 + 7 * weeks) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const days = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS);
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}
