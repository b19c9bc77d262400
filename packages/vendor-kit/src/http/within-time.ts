import type { Clock } from "../http.ts";
import { createEnding } from "./create-ending.ts";

/** What a wait ends with when the time is over. */
export const TIME_IS_OVER = Symbol("time is over");

/** A timer may be a little early. */
const EARLY_MS = 50;

/**
 * The promise's value, or {@link TIME_IS_OVER} after so many milliseconds; the promise itself goes on. No wait is left behind,
 * and one that ends although no time has passed ends nothing.
 */
export async function withinTime<Value>(
  promise: Promise<Value>,
  leftMs: number,
  clock: Clock,
): Promise<Value | typeof TIME_IS_OVER> {
  const ending = createEnding();
  const until = clock.elapsed() + leftMs - EARLY_MS;
  const waitOut = async (): Promise<Value | typeof TIME_IS_OVER> => {
    await clock.sleep(leftMs, ending.signal);
    return clock.elapsed() >= until ? TIME_IS_OVER : promise;
  };
  try {
    return await Promise.race([promise, waitOut()]);
  } finally {
    ending.end();
  }
}
