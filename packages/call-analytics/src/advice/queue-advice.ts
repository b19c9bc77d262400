/** How a queue does at this moment; null where the vendor did not say. */
export interface QueueLoad {
  readonly availableAgents: number | null;
  readonly waitSeconds: number | null;
}

/** What the reference document for Genesys Cloud's menus proposes for a queue. */
export interface QueueProposal {
  readonly dynamicTimeoutMultiplier: 1 | 2;
  readonly fallbackEnabled: boolean;
}

/** Above this wait, or without an agent, its rule wants longer time-outs and the fallback. */
export const QUEUE_WAIT_SECONDS = 120;

/** That document's rule. A proposal that a person applies. Null where the vendor says neither. Source: document 003. */
export function queueAdvice({ availableAgents, waitSeconds }: QueueLoad): QueueProposal | null {
  if (availableAgents === null && waitSeconds === null) return null;
  const isBusy = (waitSeconds !== null && waitSeconds > QUEUE_WAIT_SECONDS) || availableAgents === 0;
  return { dynamicTimeoutMultiplier: isBusy ? 2 : 1, fallbackEnabled: isBusy };
}
