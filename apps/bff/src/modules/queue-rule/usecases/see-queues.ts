import { nodeName, type Flow } from "@tonegraph/flow-model";
import type { QueueState } from "@tonegraph/vendor-kit";
import type { QueueRuleDependencies, SeenQueue } from "../ports.ts";

/** What the queues of a flow say now. */
export interface SeenQueues {
  readonly queues: readonly SeenQueue[];
  /** One for each, null where it is not known. */
  readonly states: readonly (QueueState | null)[];
}

/** More would take the tenant's requests from others; then not every queue is known, and nothing is changed. */
const MOST_QUEUES = 40;

/** Asks for every queue of a flow, each once, one after another. */
export async function seeQueues(
  flow: Flow,
  tenant: NonNullable<Awaited<ReturnType<QueueRuleDependencies["queuesOf"]>>>,
): Promise<SeenQueues> {
  const queues: SeenQueue[] = [];
  const states: (QueueState | null)[] = [];
  for (const [queueId, name] of queuesOf(flow)) {
    const isTooMuch = queues.length >= MOST_QUEUES;
    const answer = isTooMuch ? null : await tenant.ask(queueId);
    const state = answer?.ok === true ? answer.value : null;
    queues.push({
      queueId,
      name,
      availableAgents: state?.availableAgents ?? null,
      waitSeconds: state?.waitSeconds ?? null,
      fault: faultOf(answer),
    });
    states.push(state);
  }
  return { queues, states };
}

function faultOf(answer: Awaited<ReturnType<Parameters<typeof seeQueues>[1]["ask"]>> | null): string {
  if (answer === null) return `it was not asked, because a rule asks for ${MOST_QUEUES} queues at most.`;
  if (!answer.ok) return answer.error.message;
  return answer.value === null ? "there is no such queue at the vendor." : "";
}

function queuesOf(flow: Flow): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [nodeId, node] of Object.entries(flow.nodes)) {
    if (node.kind === "queue" && !found.has(node.queueId)) found.set(node.queueId, nodeName(flow, nodeId));
  }
  return found;
}
