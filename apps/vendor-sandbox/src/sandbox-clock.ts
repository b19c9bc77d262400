/** Time for the sandbox, in milliseconds, as an argument. */
export interface SandboxClock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** A clock that can be moved and hurried: tokens end, engines compile and callers call at the time that it shows. */
export interface SteerableClock extends SandboxClock {
  /** How far it is from the clock underneath now, in milliseconds. */
  offsetMs(): number;
  /** Moves it on, or back. */
  move(ms: number): void;
  /** From now on so many seconds pass in one of the clock underneath. */
  setSpeed(speed: number): void;
  /** Gives the true time and the true speed back. */
  release(): void;
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
  let hurriedSince = clock.now();
  let offset = 0;
  let speed = 1;
  const offsetAt = (ms: number): number => offset + (ms - hurriedSince) * (speed - 1);
  const offsetMs = (): number => offsetAt(clock.now());
  return {
    now() {
      const ms = clock.now();
      return ms + offsetAt(ms);
    },
    sleep: (ms) => clock.sleep(ms),
    offsetMs,
    move(ms) {
      offset += ms;
    },
    setSpeed(wanted) {
      offset = offsetMs();
      hurriedSince = clock.now();
      speed = wanted;
    },
    release() {
      offset = 0;
      speed = 1;
    },
  };
}
