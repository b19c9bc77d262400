/** Seconds that somebody waits for an agent when the queue is at its busiest, and that they are ready to wait, on average. */
const BUSIEST_WAIT_S = 25;
const READY_TO_WAIT_S = 240;

/** How long a caller is in a queue, in milliseconds, and whether they give up there. Both are exponential. */
export function queueWait(load: number, random: () => number): { readonly ms: number; readonly isLost: boolean } {
  const wait = -Math.log(1 - random()) * BUSIEST_WAIT_S * (0.2 + 0.8 * load);
  const patience = -Math.log(1 - random()) * READY_TO_WAIT_S;
  return { ms: Math.round(Math.min(wait, patience) * 1000), isLost: patience < wait };
}
