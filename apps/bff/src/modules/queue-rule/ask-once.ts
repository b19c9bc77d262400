import type { QueueRuleDependencies } from "./ports.ts";

type QueuesOf = QueueRuleDependencies["queuesOf"];

/** The same questions, each tenant and each of its queues asked once: for one round, in which flows share queues. */
export function askOnce(queuesOf: QueuesOf): QueuesOf {
  return once(
    async (place) => {
      const tenant = await queuesOf(place);
      return tenant === null ? null : { ask: once((queueId: string) => tenant.ask(queueId), String) };
    },
    ({ workspaceId, tenantId }) => JSON.stringify([workspaceId, tenantId]),
  );
}

function once<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  keyOf: (question: Question) => string,
): (question: Question) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (question) => {
    const key = keyOf(question);
    const answer = asked.get(key) ?? ask(question);
    asked.set(key, answer);
    return answer;
  };
}
