/**
 * Seconds of a pause by its strength and paces by their names, as espeak-ng 1.51 speaks them (measured; the standard leaves
 * them to the engine).
 */
const STRENGTHS: Readonly<Record<string, number>> = {
  none: 0,
  "x-weak": 0,
  weak: 0,
  medium: 0.2,
  strong: 0.35,
  "x-strong": 0.65,
};
const PACES: Readonly<Record<string, number>> = {
  "x-slow": 0.6,
  slow: 0.8,
  medium: 1,
  default: 1,
  fast: 1.25,
  "x-fast": 1.6,
};
/** Slower or faster than this, engines refuse or hold; Amazon Polly takes 20 % to 200 %. */
const SLOWEST = 0.2;
const FASTEST = 4;
/** No caller waits longer for a prompt to go on. */
const LONGEST_BREAK = 600;

/** What `<break>` waits, in seconds; `null` for a time or strength that cannot be read. A blank value is a template's. */
export function breakSeconds(attributes: Readonly<Record<string, string>>): number | null {
  const time = attributes["time"]?.trim() ?? "";
  const strength = attributes["strength"]?.trim() ?? "";
  if (time === "") return ownNumber(STRENGTHS, strength === "" ? "medium" : strength);
  const [, count, unit] = /^\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(ms|s)$/.exec(time) ?? [];
  if (count === undefined) return null;
  return Math.min(LONGEST_BREAK, Number(count) / (unit === "ms" ? 1000 : 1));
}

/** How many times as fast `<prosody rate>` is; `null` where it cannot be read. "150%", "+50%", "1.5", "fast". */
export function pace(attributes: Readonly<Record<string, string>>): number | null {
  const rate = attributes["rate"]?.trim() ?? "";
  if (rate === "") return 1;
  const [, sign, count, percent] = /^([+-]?)(\d{1,4}(?:\.\d{0,9})?)(%?)$/.exec(rate) ?? [];
  if (count === undefined) return ownNumber(PACES, rate);
  const share = Number(count) / (percent === "%" ? 100 : 1);
  const factor = sign === "" ? share : 1 + (sign === "-" ? -share : share);
  return Math.min(FASTEST, Math.max(SLOWEST, factor));
}

function ownNumber(table: Readonly<Record<string, number>>, name: string): number | null {
  return (Object.hasOwn(table, name) ? table[name] : undefined) ?? null;
}
