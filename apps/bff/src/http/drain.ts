import type { Clock } from "@tonegraph/vendor-kit";

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
export function createDrain(clock: Clock): Drain {
  let draining = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    isDraining: () => draining,
    noteRequest() {
      lastAt = clock.elapsed();
    },
    async begin(forMs) {
      draining = true;
      const begun = clock.elapsed();
      await clock.sleep(forMs);
      while (clock.elapsed() - lastAt < QUIET_MS && clock.elapsed() - begun < forMs * MOST_TIMES)
        await clock.sleep(LOOK_EVERY_MS);
    },
  };
}
