const MINUTE = 60;
const HOUR = 3600;
/** So many of the smaller unit are still read at a glance. */
const STILL_SMALL = 120;

/**
 * Seconds of callers' time a day as people read them: `85 s`, `41 min`, `3.4 h`. What stands beside another time is said in
 * that one's unit.
 */
export function dailyTime(seconds: number, beside = seconds): string {
  const length = Math.abs(beside);
  if (length <= STILL_SMALL) return `${said(Math.round(seconds))} s`;
  return length <= STILL_SMALL * MINUTE ? `${rounded(seconds / MINUTE)} min` : `${rounded(seconds / HOUR)} h`;
}

function rounded(amount: number): string {
  return said(Math.abs(amount) < 10 ? Math.round(amount * 10) / 10 : Math.round(amount));
}

/** Adding 0 takes the sign off a zero. */
function said(amount: number): string {
  return (amount + 0).toLocaleString("en");
}
