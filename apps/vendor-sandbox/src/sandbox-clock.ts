/** Time for the sandbox, in milliseconds, as an argument. */
export interface SandboxClock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** A clock that can be moved: tokens end, windows open and callers call at the time that it shows. */
export interface SteerableClock extends SandboxClock {
  /** How far it is from the clock underneath, in milliseconds. */
  offsetMs(): number;
  /** Sets the distance; 0 gives the true time back. */
  setOffset(ms: number): void;
}

/** The machine's own time. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms).unref();
    }),
};

/** A clock that begins at the time of the one underneath; waits take as long as there. */
export function steerable(clock: SandboxClock): SteerableClock {
  let offset = 0;
  return {
    now: () => clock.now() + offset,
    sleep: (ms) => clock.sleep(ms),
    offsetMs: () => offset,
    setOffset(ms) {
      offset = ms;
    },
  };
}
