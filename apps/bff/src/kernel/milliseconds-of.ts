/** `2026-11-01T08:00:00.000Z`. */
const WHOLE_LENGTH = 24;
const ZERO = 48;

/**
 * What an ISO 8601 time in UTC says, which the contract has found to be one, in milliseconds since the epoch. Written out
 * for the form that computers write, because `Date.parse` tries many others first.
 */
export function millisecondsOf(time: string): number {
  // Years before 100 would be taken for those of the twentieth century.
  if (time.length !== WHOLE_LENGTH || time.startsWith("00")) return Date.parse(time);
  const digit = (at: number): number => time.charCodeAt(at) - ZERO;
  const two = (at: number): number => 10 * digit(at) + digit(at + 1);
  const year = 100 * two(0) + two(2);
  return Date.UTC(year, two(5) - 1, two(8), two(11), two(14), two(17), 10 * two(20) + digit(22));
}
