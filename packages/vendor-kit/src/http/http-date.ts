const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const LONG_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const MONTH = "(?<month>[A-Z][a-z]{2})";
const TIME = String.raw`(?<time>\d{2}:\d{2}:\d{2})`;

/** The present form and the two former ones (RFC 850, `asctime`), which whoever reads must understand too. */
const FORMS = [
  String.raw`${DAY}, (?<day>\d{2}) ${MONTH} (?<year>\d{4}) ${TIME} GMT`,
  String.raw`${LONG_DAY}, (?<day>\d{2})-${MONTH}-(?<year>\d{2}) ${TIME} GMT`,
  String.raw`${DAY} ${MONTH} (?<day>[ \d]\d) ${TIME} (?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/** A year of two digits is never more than so many years ahead. */
const MOST_AHEAD = 50;

/** Milliseconds since the epoch of an HTTP date (RFC 9110 section 5.6.7); null where it is none. Years of two digits are those around `now`. */
export function httpDate(text: string, now: number): number | null {
  const value = text.trim();
  for (const form of FORMS) {
    const { day = "", month = "", year = "", time = "" } = form.exec(value)?.groups ?? {};
    if (time === "") continue;
    const date = Date.parse(`${day} ${month} ${fullYear(year, now)} ${time} GMT`);
    return Number.isNaN(date) ? null : date;
  }
  return null;
}

function fullYear(year: string, now: number): string {
  if (year.length === 4) return year;
  const latest = new Date(now).getUTCFullYear() + MOST_AHEAD;
  return String(latest - ((latest - Number(year)) % 100));
}
