import type { CancelSignal, Clock } from "../http.ts";

/** What a wait ends with when the time is over. */
export const TIME_IS_OVER = Symbol("time is over");

/** The promise's value, or {@link TIME_IS_OVER} after so many milliseconds; the promise itself goes on. No wait is left behind. */
export async function withinTime<Value>(
  promise: Promise<Value>,
  leftMs: number,
  clock: Clock,
): Promise<Value | typeof TIME_IS_OVER> {
  const ending = createEnding();
  const over = clock.sleep(leftMs, ending.signal).then((): typeof TIME_IS_OVER => TIME_IS_OVER);
  try {
    return await Promise.race([promise, over]);
  } finally {
    ending.end();
  }
}

function createEnding(): { readonly signal: CancelSignal; end(): void } {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    end() {
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
