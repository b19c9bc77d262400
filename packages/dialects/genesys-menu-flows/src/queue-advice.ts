import type { QueueState } from "@tonegraph/vendor-kit";

/** What the document would set on a flow whose queue is busy: wait longer for a key, and offer the fallback. */
export interface QueueAdvice {
  readonly dynamicTimeoutMultiplier: 1 | 2;
  readonly fallbackEnabled: boolean;
}

const LONG_WAIT_SECONDS = 120;

/**
 * The document's rule: a wait of more than 120 s, or no agent, makes a queue busy. A proposal, applied by nobody here.
 * Null where the vendor said neither figure, and where the one it said does not make the queue busy: what is missing is
 * not 0.
 */
export function adviseOnQueue({ availableAgents, waitSeconds }: QueueState): QueueAdvice | null {
  const longWait = waitSeconds !== null && waitSeconds > LONG_WAIT_SECONDS;
  if (longWait || availableAgents === 0) return { dynamicTimeoutMultiplier: 2, fallbackEnabled: true };
  if (waitSeconds === null || availableAgents === null) return null;
  return { dynamicTimeoutMultiplier: 1, fallbackEnabled: false };
}
