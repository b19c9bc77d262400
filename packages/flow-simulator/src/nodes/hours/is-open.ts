import type { NodeOfKind } from "@tonegraph/flow-model";
import type { LocalTime } from "./local-time.ts";

type WeeklyHours = NonNullable<NodeOfKind<"hours">["weekly"]>;

/**
 * Whether weekly hours are open at a local time. `from` belongs to them, `to` does not. Hours whose `to` is before their
 * `from` go on past midnight into the next day; those that begin when they end last the whole day.
 */
export function isOpen(weekly: WeeklyHours, { weekday, minute }: LocalTime): boolean {
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return weekly.some(({ days, from, to }) => {
    const [begin, end] = [minuteOf(from), minuteOf(to)];
    const isToday = days.includes(weekday);
    if (begin < end) return isToday && minute >= begin && minute < end;
    return (isToday && minute >= begin) || (days.includes(yesterday) && minute < end);
  });
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
