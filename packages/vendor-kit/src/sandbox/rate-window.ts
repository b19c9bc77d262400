/** How many requests may come in a window (milliseconds). */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/**
 * Counts a request: the times of those in the present window, and the seconds to wait where it is one too many (null where
 * it is not). Times yet to come are of a clock that was turned back since; they count for nothing.
 */
export function countInWindow(
  limit: RateLimit | null,
  recent: readonly number[],
  now: number,
): { readonly recent: number[]; readonly retryAfterSeconds: number | null } {
  if (limit === null) return { recent: [], retryAfterSeconds: null };
  const present = recent.filter((at) => at > now - limit.windowMs && at <= now);
  if (present.length < limit.requests) return { recent: [...present, now], retryAfterSeconds: null };
  return { recent: present, retryAfterSeconds: Math.ceil(((present[0] ?? now) + limit.windowMs - now) / 1000) };
}
