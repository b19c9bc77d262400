const HOUR_MS = 3_600_000;

/**
 * A period up to now, as the API takes it. It begins with a whole hour, at most 59 minutes earlier: figures of whole hours
 * are summed up already, and of a part of an hour the server reads every single call.
 */
export function spanUpTo(now: Date, spanMs: number): { readonly from: string; readonly to: string } {
  const from = Math.floor((now.getTime() - spanMs) / HOUR_MS) * HOUR_MS;
  return { from: new Date(from).toISOString(), to: now.toISOString() };
}
