import { systemSurroundings, type Surroundings } from "../kernel/surroundings.ts";

/** Surroundings whose clock stands still until it is moved. */
export interface ManualSurroundings extends Surroundings {
  advance(milliseconds: number): void;
}

/** Starts at the present, so that the database's own clock and ours do not contradict each other. */
export function manualSurroundings(): ManualSurroundings {
  const real = systemSurroundings();
  let now = Date.now();
  return {
    ...real,
    now: () => new Date(now),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
