import type { Range } from "./profile.ts";

/** What a value without a limit of the profile must still be. */
export function atLeast(min: number): Range {
  return { min, max: Infinity };
}

/** Whether a value lies in a range, its ends included. */
export function isWithin(value: number, { min, max }: Range): boolean {
  return value >= min && value <= max;
}

/** The nearest value of a range, or null where the range is empty (dialects that contradict each other). */
export function nearestWithin(value: number, { min, max }: Range): number | null {
  return min > max ? null : Math.min(Math.max(value, min), max);
}

/** The end of a range for params; null where there is none. */
export function finite(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null;
}
