/** The machine's clock, as far as a call needs it: milliseconds from any beginning, and a wake-up. */
export interface MachineClock {
  now(): number;
  /** Returns the function that calls it off. */
  after(ms: number, wake: () => void): () => void;
}

/** A call's own clock, which runs, stops and is set. Each reading is worked out from when it was started: no drift. */
export interface CallTimer {
  /** Whole milliseconds since the call arrived. */
  now(): number;
  isRunning(): boolean;
  /** Runs from a moment of the call on. */
  run(fromMs: number): void;
  /** Stands still at a moment of the call; where none is given, at the present one. */
  stop(atMs?: number): void;
  /** Wakes at a moment of the call while the clock runs, in place of the wake-up asked for before. */
  wakeAt(atMs: number, wake: () => void): void;
}

/** Makes a clock that stands at 0. */
export function createCallTimer(clock: MachineClock): CallTimer {
  let startedAt: number | null = null;
  let offset = 0;
  let callOff: () => void = () => undefined;

  const now = (): number => Math.round(offset + (startedAt === null ? 0 : clock.now() - startedAt));
  return {
    now,
    isRunning: () => startedAt !== null,
    run(fromMs) {
      callOff();
      offset = fromMs;
      startedAt = clock.now();
    },
    stop(atMs) {
      callOff();
      offset = atMs ?? now();
      startedAt = null;
    },
    wakeAt(atMs, wake) {
      callOff();
      if (startedAt !== null) callOff = clock.after(Math.max(0, atMs - now()), wake);
    },
  };
}

/** The browser's clock. A wake-up farther away than the browser can count comes early, which costs one look more. */
export const browserClock: MachineClock = {
  now: () => performance.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, Math.min(ms, 0x7fffffff));
    return () => clearTimeout(timer);
  },
};
