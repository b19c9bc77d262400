/** How a queue does at this moment; null where the vendor did not say. */
export interface QueueLoad {
  readonly availableAgents: number | null;
  readonly waitSeconds: number | null;
}

/** What the reference document for Genesys Cloud's menus sets on a flow, by how its queues do. */
export interface QueueProposal {
  readonly dynamicTimeoutMultiplier: 1 | 2;
  readonly fallbackEnabled: boolean;
}

/** Above this wait, or without an agent, its rule wants longer time-outs and the fallback. */
export const QUEUE_WAIT_SECONDS = 120;

const BUSY: QueueProposal = { dynamicTimeoutMultiplier: 2, fallbackEnabled: true };
const CALM: QueueProposal = { dynamicTimeoutMultiplier: 1, fallbackEnabled: false };

/**
 * That document's rule: a wait of more than 120 s, or no agent, makes a queue busy. A proposal that a person applies, or a
 * rule that a person switched on. Null where what the vendor said does not suffice: what is missing is not 0. Source:
 * document 003.
 */
export function queueAdvice({ availableAgents, waitSeconds }: QueueLoad): QueueProposal | null {
  const isLong = waitSeconds !== null && waitSeconds > QUEUE_WAIT_SECONDS;
  if (isLong || availableAgents === 0) return BUSY;
  return waitSeconds === null || availableAgents === null ? null : CALM;
}

/**
 * The same for a flow, whose settings all its queues share: one busy queue suffices, and only queues that are all known to
 * do well lead back. Null where neither holds, and for no queues. `null` stands for a queue that could not be asked.
 */
export function queuesAdvice(loads: readonly (QueueLoad | null)[]): QueueProposal | null {
  const proposals = loads.map((load) => (load === null ? null : queueAdvice(load)));
  if (proposals.includes(BUSY)) return BUSY;
  return proposals.length > 0 && proposals.every((proposal) => proposal === CALM) ? CALM : null;
}
