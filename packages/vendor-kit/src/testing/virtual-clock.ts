import type { Clock } from "../http.ts";

/** A clock for work that happens side by side: time stands still while anything is going on, then jumps to the next waker. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the work is done; throws when it waits for something that never comes. */
  run<Value>(work: Promise<Value>): Promise<Value>;
}

/** Turns of the queue of promises that are enough for whatever does not sleep. */
const TURNS = 100;

/** A clock that begins at `start` (milliseconds since the epoch). */
export function createVirtualClock(start = Date.UTC(2026, 0, 5, 9, 0, 0)): VirtualClock {
  let time = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
  };
  const wakeNext = (): void => {
    const at = Math.min(...sleepers.map((sleeper) => sleeper.at));
    if (at === Infinity) throw new Error("the work waits for something that never comes");
    time = Math.max(time, at);
    const due = sleepers.filter((sleeper) => sleeper.at <= time);
    sleepers = sleepers.filter((sleeper) => sleeper.at > time);
    for (const { wake } of due) wake();
  };

  return {
    now: () => time,
    elapsed: () => time - start,
    sleep: (ms, over) =>
      new Promise((wake) => {
        const sleeper = { at: time + ms, wake };
        sleepers.push(sleeper);
        over?.addEventListener("abort", () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          wake();
        });
      }),
    async run(work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      for (await settle(); !isDone; await settle()) wakeNext();
      return done;
    },
  };
}
