import type { Advice, Heatmap } from "@tonegraph/api-contract";
import { queueAdvice, QUEUE_WAIT_SECONDS } from "@tonegraph/call-analytics";
import { nodeName, type Command, type Flow, type Json, type NodeId } from "@tonegraph/flow-model";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { QueueStates } from "./ports.ts";

/** The dialect's limit for a menu's time-out. Source: document 003. */
const LONGEST_TIMEOUT_MS = 60_000;
/** Queues that one answer asks the vendor for. */
const MOST_QUEUES = 10;

interface QueueSubject {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  readonly flow: Flow;
  readonly figures: Heatmap["nodes"];
}

/** Document 003's rule for every queue of a version, where the vendor tells how queues do. */
export async function queueItems(
  { workspaceId, place: { tenantId }, flow, figures }: QueueSubject,
  queueStates: QueueStates,
): Promise<Advice["items"]> {
  const states = await queueStates({ workspaceId, tenantId });
  if (states === null) return [];
  const queues = Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
    node.kind === "queue" ? [{ nodeId, queueId: node.queueId }] : [],
  );
  const items: Advice["items"] = [];
  for (const { nodeId, queueId } of queues.slice(0, MOST_QUEUES)) {
    const calls = figures[nodeId]?.entered ?? 0;
    const said = { kind: "queue", nodeId, calls, commands: [] };
    const state = await states(queueId);
    if (!state.ok) {
      const title = `How the queue ${nodeName(flow, nodeId)} does could not be asked: ${state.error.message}`;
      items.push({ ...said, title, confidence: "not known" });
      continue;
    }
    const proposal = state.value === null ? null : queueAdvice(state.value);
    if (state.value === null || proposal === null) continue;
    items.push({
      ...said,
      title: titleOf(nodeName(flow, nodeId), proposal.fallbackEnabled),
      value: `dynamicTimeoutMultiplier ${proposal.dynamicTimeoutMultiplier}.0, fallbackEnabled ${proposal.fallbackEnabled}`,
      confidence: stateWords(state.value),
      commands: proposal.fallbackEnabled ? longerTimeouts(flow, nodeId) : [],
    });
  }
  return items;
}

function titleOf(name: string, isBusy: boolean): string {
  return isBusy
    ? `The queue ${name} is slow: give callers twice the time at the menus before it, and a way round it.`
    : `The queue ${name} is not slow: the menus before it can stay as they are.`;
}

function stateWords({
  availableAgents,
  waitSeconds,
}: {
  availableAgents: number | null;
  waitSeconds: number | null;
}): string {
  const agents = availableAgents === null ? "agents not told" : `${availableAgents} agents free`;
  const wait = waitSeconds === null ? "wait not told" : `${Math.round(waitSeconds)} s wait`;
  return `${agents}, ${wait} at this moment; the rule's limit is ${QUEUE_WAIT_SECONDS} s`;
}

/** Twice the time-out at every menu that leads to the queue. Where callers go round it, a person decides. */
function longerTimeouts(flow: Flow, queueNode: NodeId): Json[] {
  const menus = new Set(
    Object.values(flow.connections).flatMap(({ source, target }) => (target === queueNode ? [source] : [])),
  );
  return [...menus].flatMap((nodeId): Json[] => {
    const node = flow.nodes[nodeId];
    if (node?.kind !== "menu") return [];
    const { maxRepeats, promptId, timeoutMs: present } = node.noInput;
    const timeoutMs = Math.min(LONGEST_TIMEOUT_MS, present * 2);
    const noInput = { maxRepeats, timeoutMs, ...(promptId === undefined ? {} : { promptId }) };
    const command = { type: "setNodeFields", nodeId, set: { noInput } } satisfies Command;
    return timeoutMs === present ? [] : [command];
  });
}
