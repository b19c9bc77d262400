import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 50;
/** Whoever still sends requests sends the next one sooner than this. */
const QUIET_MS = 500;
const MOST_TIMES = 3;

/** Leaving a group of processes: first nothing new is asked for, then the process ends. */
export interface Drain {
  isDraining(): boolean;
  /** A request came that is no question about the process itself. */
  noteRequest(): void;
  /** Resolves after so many milliseconds, and not while requests come, but after thrice as many at the latest. */
  begin(forMs: number): Promise<void>;
}

/** A process that is not leaving. */
export function createDrain(now: () => number = () => performance.now()): Drain {
  let draining = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    isDraining: () => draining,
    noteRequest() {
      lastAt = now();
    },
    async begin(forMs) {
      draining = true;
      const begun = now();
      await sleep(forMs);
      while (now() - lastAt < QUIET_MS && now() - begun < forMs * MOST_TIMES) await sleep(LOOK_EVERY_MS);
    },
  };
}
