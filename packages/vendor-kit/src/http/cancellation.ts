import type { CancelSignal } from "../http.ts";

/** What waits and requests end with when they are no longer wanted. */
export const CANCELLED = Symbol("cancelled");

/** Several signals as one: the first to be aborted ends the work. */
export interface Cancellation {
  /** For the sender; undefined where nothing can cancel. */
  readonly signal: CancelSignal | undefined;
  aborted(): boolean;
  /** The promise's value, or {@link CANCELLED} as soon as the work is not wanted any more; the promise itself goes on. */
  race<Value>(promise: Promise<Value>): Promise<Value | typeof CANCELLED>;
}

/** Nothing can cancel. */
const NEVER: Cancellation = { signal: undefined, aborted: () => false, race: (promise) => promise };

/** Joins signals; absent ones never abort. Listeners are taken off again when a race is over. */
export function cancellationOf(given: readonly (CancelSignal | undefined)[]): Cancellation {
  // Nearly always nothing can, and this is asked at every call.
  if (given.every((signal) => signal === undefined)) return NEVER;
  const signals = given.filter((signal) => signal !== undefined);
  const aborted = (): boolean => signals.some((signal) => signal.aborted);
  return {
    signal: joined(signals, aborted),
    aborted,
    async race(promise) {
      if (aborted()) return CANCELLED;
      const { promise: cancelled, resolve } = Promise.withResolvers<typeof CANCELLED>();
      const listener = (): void => resolve(CANCELLED);
      for (const signal of signals) signal.addEventListener("abort", listener);
      try {
        return await Promise.race([promise, cancelled]);
      } finally {
        for (const signal of signals) signal.removeEventListener("abort", listener);
      }
    },
  };
}

function joined(signals: readonly CancelSignal[], aborted: () => boolean): CancelSignal {
  return {
    get aborted() {
      return aborted();
    },
    addEventListener(type, listener) {
      for (const signal of signals) signal.addEventListener(type, listener);
    },
    removeEventListener(type, listener) {
      for (const signal of signals) signal.removeEventListener(type, listener);
    },
  };
}
