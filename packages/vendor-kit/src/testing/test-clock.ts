import type { Clock } from "../http.ts";

/** A clock that only moves when it is told to, or when something sleeps. */
export interface TestClock extends Clock {
  /** Every wait so far, in milliseconds; patience, which waits for something else to end, is none. */
  readonly sleeps: readonly number[];
  advance(ms: number): void;
  /** Somebody sets the clock to an earlier time; no time passes. */
  turnBack(ms: number): void;
}

/**
 * A clock that stands at `start` (milliseconds); sleeping moves it on at once. Patience moves nothing: it ends when the time
 * has come, or nobody waits any more.
 */
export function createTestClock(start = Date.UTC(2026, 0, 5, 9, 0, 0)): TestClock {
  let time = start;
  let elapsed = 0;
  const sleeps: number[] = [];
  const patient = new Set<{ readonly until: number; readonly end: () => void }>();
  const advance = (ms: number): void => {
    time += ms;
    elapsed += ms;
    for (const one of patient) if (one.until <= elapsed) one.end();
  };
  return {
    sleeps,
    now: () => time,
    // From 0, so that a date that is taken for a span, or the other way round, is found.
    elapsed: () => elapsed,
    async sleep(ms, over) {
      if (over !== undefined)
        return new Promise((resolve) => {
          const end = (): void => {
            patient.delete(one);
            resolve();
          };
          const one = { until: elapsed + ms, end };
          patient.add(one);
          over.addEventListener("abort", end);
        });
      sleeps.push(ms);
      advance(ms);
    },
    advance,
    turnBack(ms) {
      time -= ms;
    },
  };
}
