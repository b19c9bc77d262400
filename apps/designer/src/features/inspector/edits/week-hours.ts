import type { NodeOfKind } from "@tonegraph/flow-model";

/** One stretch of opening hours of a day, as HH:MM. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** The stretches of each day, Monday first. */
export type Week = readonly (readonly DaySpan[])[];

type WeeklyHours = NonNullable<NodeOfKind<"hours">["weekly"]>;

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The hours as a person reads them: day by day. */
export function weekOf(weekly: WeeklyHours): Week {
  return DAYS.map((day) => weekly.filter(({ days }) => days.includes(day)).map(({ from, to }) => ({ from, to })));
}

/** The hours as the flow keeps them: days with the same stretch share a line. */
export function weeklyOf(week: Week): WeeklyHours {
  const lines: WeeklyHours = [];
  for (const day of DAYS) {
    for (const { from, to } of week[day - 1] ?? []) {
      const same = lines.find((line) => line.from === from && line.to === to && !line.days.includes(day));
      if (same) same.days.push(day);
      else lines.push({ days: [day], from, to });
    }
  }
  return lines;
}

/** The week with other stretches on one day (0 is Monday). */
export function withDay(week: Week, day: number, spans: readonly DaySpan[]): Week {
  return week.map((before, place) => (place === day ? spans : before));
}

/** A time as people type it ("8", "8.30", "1815") as HH:MM, up to 24:00; null when it is none. */
export function timeOfDay(typed: string): string | null {
  const parts = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(typed.trim());
  if (!parts) return null;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? "0")];
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
