import { getHolidays } from "feiertagejs";
import { Holidays } from "us-holidays";
import type { Holiday, HolidayPlace } from "./holiday-list.ts";

/**
 * The public holidays of a place in a year, with their English names. The law of the day that the libraries were made on:
 * whoever fills them in looks them over. Sources: feiertagejs, us-holidays (ADR 0012).
 */
export function publicHolidays(place: HolidayPlace, year: number): readonly Holiday[] {
  const days = place === "US" ? federalHolidays(year) : germanHolidays(place, year);
  return days.toSorted((a, b) => a.date.localeCompare(b.date));
}

type GermanState = Parameters<typeof getHolidays>[1];

const STATES: Readonly<Record<Exclude<HolidayPlace, "US">, GermanState>> = {
  DE: "BUND",
  "DE-BW": "BW",
  "DE-BY": "BY",
  "DE-BE": "BE",
  "DE-BB": "BB",
  "DE-HB": "HB",
  "DE-HH": "HH",
  "DE-HE": "HE",
  "DE-NI": "NI",
  "DE-MV": "MV",
  "DE-NW": "NW",
  "DE-RP": "RP",
  "DE-SL": "SL",
  "DE-SN": "SN",
  "DE-ST": "ST",
  "DE-SH": "SH",
  "DE-TH": "TH",
};

function germanHolidays(place: Exclude<HolidayPlace, "US">, year: number): Holiday[] {
  return getHolidays(year, STATES[place]).map((holiday) => ({
    date: holiday.dateString,
    label: holiday.translate("en") ?? holiday.name,
  }));
}

/** Stock exchanges close on Good Friday too, which the library therefore has; it is no public holiday. */
function federalHolidays(year: number): Holiday[] {
  return Holidays.all
    .filter((holiday) => holiday !== Holidays.goodFriday && year >= holiday.firstObservance)
    .map(({ name, getter }) => ({ date: getter(year).toISOString().slice(0, 10), label: name }));
}
