// When a message is tried again: 15 s after the first attempt, then four times as long each time, a fifth more or less.
// The eighth attempt comes about 23 hours after the first; after it the message is given up.
const FIRST_DELAY_MS = 15_000;
const FACTOR = 4;
const JITTER = 0.2;
const MOST_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** An attempt that failed. */
export interface FailedAttempt {
  /** How many attempts there were, this one included. */
  readonly attempts: number;
  readonly at: Date;
  /** What the endpoint asked for, as the `retry-after` header says it: seconds or an HTTP date. */
  readonly retryAfter: string | undefined;
}

/** When to try again, or null when it is given up. The endpoint's own wish counts where it is later, up to a day. */
export function nextAttemptAt({ attempts, at, retryAfter }: FailedAttempt, random: () => number): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const delay = FIRST_DELAY_MS * FACTOR ** (attempts - 1) * (1 - JITTER + 2 * JITTER * random());
  const wished = Math.min(wishedDelay(retryAfter, at), LONGEST_WAIT_MS);
  return new Date(at.getTime() + Math.round(Math.max(delay, wished)));
}

function wishedDelay(text: string | undefined, at: Date): number {
  if (text === undefined) return 0;
  if (/^\d{1,9}$/u.test(text.trim())) return Number(text) * 1000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? 0 : Math.max(0, until - at.getTime());
}
