import type { CancelSignal } from "../http.ts";

/** What waits and requests end with when they are no longer wanted. */
export const CANCELLED = Symbol("cancelled");

/** Whether work is still wanted. */
export interface Cancellation {
  /** For the sender; undefined where nothing can cancel. */
  readonly signal: CancelSignal | undefined;
  aborted(): boolean;
  /** The promise's value, or {@link CANCELLED} as soon as the work is not wanted any more; the promise itself goes on. */
  race<Value>(promise: Promise<Value>): Promise<Value | typeof CANCELLED>;
}

/** Nothing can cancel. */
export const NEVER: Cancellation = { signal: undefined, aborted: () => false, race: (promise) => promise };

/** Work that a signal ends; without one nothing does. Listeners are taken off again when a race is over. */
export function cancellationOf(signal: CancelSignal | undefined): Cancellation {
  // Nearly always nothing can, and this is asked at every call.
  if (signal === undefined) return NEVER;
  return {
    signal,
    aborted: () => signal.aborted,
    async race(promise) {
      if (signal.aborted) return CANCELLED;
      const { promise: cancelled, resolve } = Promise.withResolvers<typeof CANCELLED>();
      const listener = (): void => resolve(CANCELLED);
      signal.addEventListener("abort", listener);
      try {
        return await Promise.race([promise, cancelled]);
      } finally {
        signal.removeEventListener("abort", listener);
      }
    },
  };
}
