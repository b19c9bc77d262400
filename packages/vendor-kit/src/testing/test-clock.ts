import type { Clock } from "../http.ts";

/** A clock that only moves when it is told to, or when something sleeps. */
export interface TestClock extends Clock {
  /** Every wait so far, in milliseconds. */
  readonly sleeps: readonly number[];
  advance(ms: number): void;
}

/** A clock that stands at `start` (milliseconds); sleeping moves it on at once. */
export function createTestClock(start = Date.UTC(2026, 0, 5, 9, 0, 0)): TestClock {
  let time = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => time,
    async sleep(ms) {
      sleeps.push(ms);
      time += ms;
    },
    advance(ms) {
      time += ms;
    },
  };
}
