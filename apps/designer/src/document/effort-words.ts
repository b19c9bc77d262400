/** Seconds and key presses as they are said in few words: `12 s, 2 keys`. */
export function effortWords({ seconds, keys }: { readonly seconds: number; readonly keys: number }): string {
  return `${effortSeconds(seconds)}, ${keys === 1 ? "1 key" : `${keys} keys`}`;
}

/** The same as a mark for a place without room for words: `12 s · 2`. */
export function effortMark({ seconds, keys }: { readonly seconds: number; readonly keys: number }): string {
  return `${effortSeconds(seconds)} · ${keys}`;
}

/** Tenths below ten seconds, minutes from a hundred on. */
export function effortSeconds(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 100 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
