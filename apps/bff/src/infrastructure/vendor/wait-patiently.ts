import { setTimeout as sleep } from "node:timers/promises";
import type { CancelSignal } from "@tonegraph/vendor-kit";

/** Waits until the time has passed or nobody waits any more; leaves no timer behind, and keeps no process alive. */
export async function waitPatiently(ms: number, over: CancelSignal): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  over.addEventListener("abort", end);
  if (over.aborted) end();
  await sleep(ms, undefined, { signal: ending.signal, ref: false }).catch(ignoreEnd);
  over.removeEventListener("abort", end);
}

/** That the wait was ended early is what was asked for. */
function ignoreEnd(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
