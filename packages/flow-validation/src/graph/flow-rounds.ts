import { EASES, type Ease, type FlowCall } from "./flow-calls.ts";

/** What each flow that can be looked into calls. */
export type CallsByFlow = ReadonlyMap<string, Readonly<Record<Ease, readonly FlowCall[]>>>;

/** A way from flow to flow and back; `path` names the first flow again at its end. */
export interface FlowRound {
  readonly ease: Ease;
  readonly path: readonly string[];
}

/**
 * The gravest and then shortest way round that a call comes to by entering `entered` from `home`: back to `home`, or round
 * among the flows behind it. `eases` says which ways lead from `home` into the flow.
 */
export function flowRoundBehind(
  calls: CallsByFlow,
  { home, entered, eases }: { readonly home: string; readonly entered: string; readonly eases: readonly Ease[] },
): FlowRound | null {
  const behind = [...reachable(calls, entered)].filter((flowId) => flowId !== home);
  for (const ease of EASES) {
    const back = eases.includes(ease) ? shortestWay(calls, { from: entered, to: home, ease }) : null;
    if (back) return { ease, path: [home, ...back] };
    for (const flowId of behind) {
      const path = roundThrough(calls, flowId, ease);
      if (path) return { ease, path };
    }
  }
  return null;
}

function roundThrough(calls: CallsByFlow, flowId: string, ease: Ease): readonly string[] | null {
  let shortest: readonly string[] | null = null;
  for (const call of calls.get(flowId)?.[ease] ?? []) {
    const way = shortestWay(calls, { from: call.flowId, to: flowId, ease });
    if (way && (shortest === null || way.length < shortest.length)) shortest = way;
  }
  return shortest && [flowId, ...shortest];
}

function reachable(calls: CallsByFlow, from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const flowId of seen) for (const call of calls.get(flowId)?.key ?? []) seen.add(call.flowId);
  return seen;
}

function shortestWay(
  calls: CallsByFlow,
  { from, to, ease }: { readonly from: string; readonly to: string; readonly ease: Ease },
): readonly string[] | null {
  const ways = new Map<string, readonly string[]>([[from, [from]]]);
  for (const [flowId, way] of ways) {
    if (flowId === to) return way;
    for (const call of calls.get(flowId)?.[ease] ?? [])
      if (!ways.has(call.flowId)) ways.set(call.flowId, [...way, call.flowId]);
  }
  return null;
}
