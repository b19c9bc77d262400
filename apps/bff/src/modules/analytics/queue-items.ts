import type { Advice, Heatmap } from "@tonegraph/api-contract";
import { queueAdvice, queuesAdvice, QUEUE_WAIT_SECONDS, type QueueProposal } from "@tonegraph/call-analytics";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { nodeName, sameJson, type Command, type Flow, type Json } from "@tonegraph/flow-model";
import type { QueueSettings, QueueState } from "@tonegraph/vendor-kit";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { QueueStates, TenantQueues } from "./ports.ts";

/** Queues that one answer asks the vendor for. */
const MOST_QUEUES = 20;

interface QueueSubject {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  /** The version that is looked at. */
  readonly flow: Flow;
  /** What a proposal is applied to. */
  readonly draft: Flow;
  readonly figures: Heatmap["nodes"];
}

/** A queue of the flow and how it does; a state of null where there is no such queue, words where it could not be asked. */
interface AskedQueue {
  readonly nodeId: string;
  readonly name: string;
  readonly state: QueueState | null | string;
}

/** Document 003's rule for the queues of a version, where the vendor tells how queues do: its two settings, as a command on the draft. */
export async function queueItems(
  { workspaceId, place: { tenantId }, flow, draft, figures }: QueueSubject,
  queueStates: QueueStates,
): Promise<Advice["items"]> {
  const queues = await queueStates({ workspaceId, tenantId });
  if (queues === null) return [];
  const { asked, isAll } = await askQueues(flow, queues);
  const loads = asked.map(({ state }) => (typeof state === "string" ? null : state));
  const wanted = queuesAdvice(isAll ? loads : [...loads, null]);
  const settings = findConverter(queues.dialect)?.queueSettings;
  const published = settings?.of(flow) ?? null;
  const commands = wanted === null ? [] : proposal({ dialect: queues.dialect, draft, published, wanted });
  // One proposal for the flow: it stands at the first queue that calls for it.
  const decisive = asked.findIndex(({ state }) => typeof state === "object" && state !== null && isLike(state, wanted));
  return asked.flatMap(({ nodeId, name, state }, at): Advice["items"] => {
    const said = { kind: "queue", nodeId, calls: figures[nodeId]?.entered ?? 0, commands: [] };
    if (typeof state === "string") {
      return [{ ...said, title: `How the queue ${name} does could not be asked: ${state}`, confidence: "not known" }];
    }
    const own = state === null ? null : queueAdvice(state);
    if (state === null || own === null) return [];
    const isDecisive = at === decisive;
    return [
      {
        ...said,
        title: titleOf(name, own, { published, wayBack: isDecisive && commands.length > 0 }),
        value: `dynamicTimeoutMultiplier ${own.dynamicTimeoutMultiplier}.0, fallbackEnabled ${own.fallbackEnabled}`,
        confidence: stateWords(state),
        commands: isDecisive ? commands : [],
      },
    ];
  });
}

async function askQueues(flow: Flow, queues: TenantQueues) {
  const nodes = Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
    node.kind === "queue" ? [{ nodeId, queueId: node.queueId }] : [],
  );
  const known = new Map<string, AskedQueue["state"]>();
  const asked: AskedQueue[] = [];
  for (const { nodeId, queueId } of nodes) {
    if (!known.has(queueId)) {
      if (known.size === MOST_QUEUES) continue;
      const answer = await queues.ask(queueId);
      known.set(queueId, answer.ok ? answer.value : answer.error.message);
      asked.push({ nodeId, name: nodeName(flow, nodeId), state: known.get(queueId) ?? null });
    }
  }
  return { asked, isAll: nodes.every(({ queueId }) => known.has(queueId)) };
}

/** Where nothing was ever set, a queue that does well leaves it so. */
function proposal(change: {
  readonly dialect: string;
  readonly draft: Flow;
  readonly published: QueueSettings | null;
  readonly wanted: QueueProposal;
}): Json[] {
  const { dialect, draft, published, wanted } = change;
  const settings = findConverter(dialect)?.queueSettings;
  if (settings === undefined) return [];
  const drawn = settings.of(draft);
  const isPlain = published === null && drawn === null && !wanted.fallbackEnabled;
  if (isPlain || (drawn !== null && sameJson({ ...drawn }, { ...wanted }))) return [];
  const extras = settings.extrasWith(draft, wanted);
  return [{ type: "setVendorExtras", dialect, extras } satisfies Command];
}

function isLike(state: QueueState, wanted: QueueProposal | null): boolean {
  return wanted !== null && queueAdvice(state)?.fallbackEnabled === wanted.fallbackEnabled;
}

function titleOf(
  name: string,
  { fallbackEnabled: isBusy }: QueueProposal,
  { published, wayBack }: { readonly published: QueueSettings | null; readonly wayBack: boolean },
): string {
  const isSet = published?.fallbackEnabled === true;
  if (isBusy) {
    return isSet
      ? `The queue ${name} is slow: callers already have twice the time at every menu, and a way round it.`
      : `The queue ${name} is slow: give callers twice the time at every menu, and a way round it.`;
  }
  if (wayBack) return `The queue ${name} is not slow any more: give callers the usual time again, and no way round it.`;
  return isSet
    ? `The queue ${name} is not slow; callers still have twice the time at every menu, and a way round it.`
    : `The queue ${name} is not slow: the menus can stay as they are.`;
}

function stateWords({ availableAgents, waitSeconds }: QueueState): string {
  const agents = availableAgents === null ? "agents not told" : `${availableAgents} agents free`;
  const wait = waitSeconds === null ? "wait not told" : `${Math.round(waitSeconds)} s wait`;
  return `${agents}, ${wait} at this moment; the rule's limit is ${QUEUE_WAIT_SECONDS} s`;
}
