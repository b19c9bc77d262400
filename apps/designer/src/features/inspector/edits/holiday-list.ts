import type { NodeOfKind } from "@tonegraph/flow-model";

/** A day that is a holiday, as YYYY-MM-DD, with its name. */
export type Holiday = NonNullable<NodeOfKind<"hours">["holidays"]>[number];

/** Places whose public holidays can be filled in, by ISO 3166-2. Their days are in `public-holidays.ts`, loaded when used. */
export const HOLIDAY_PLACES = [
  { value: "US", label: "United States, federal" },
  { value: "DE", label: "Germany, everywhere" },
  { value: "DE-BW", label: "Germany, Baden-Württemberg" },
  { value: "DE-BY", label: "Germany, Bavaria" },
  { value: "DE-BE", label: "Germany, Berlin" },
  { value: "DE-BB", label: "Germany, Brandenburg" },
  { value: "DE-HB", label: "Germany, Bremen" },
  { value: "DE-HH", label: "Germany, Hamburg" },
  { value: "DE-HE", label: "Germany, Hesse" },
  { value: "DE-NI", label: "Germany, Lower Saxony" },
  { value: "DE-MV", label: "Germany, Mecklenburg-Western Pomerania" },
  { value: "DE-NW", label: "Germany, North Rhine-Westphalia" },
  { value: "DE-RP", label: "Germany, Rhineland-Palatinate" },
  { value: "DE-SL", label: "Germany, Saarland" },
  { value: "DE-SN", label: "Germany, Saxony" },
  { value: "DE-ST", label: "Germany, Saxony-Anhalt" },
  { value: "DE-SH", label: "Germany, Schleswig-Holstein" },
  { value: "DE-TH", label: "Germany, Thuringia" },
] as const;
/** A place whose public holidays are known. */
export type HolidayPlace = (typeof HOLIDAY_PLACES)[number]["value"];

/** A list with more holidays, by date; a day that is there already keeps its name. */
export function withHolidays(present: readonly Holiday[], more: readonly Holiday[]): readonly Holiday[] {
  const days = new Set(present.map(({ date }) => date));
  const added = more.filter(({ date }) => !days.has(date));
  return [...present, ...added].toSorted((a, b) => a.date.localeCompare(b.date));
}
