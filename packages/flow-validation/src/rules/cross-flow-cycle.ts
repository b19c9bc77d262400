import type { Flow, Severity } from "@tonegraph/flow-model";
import { EASES, flowCalls, type Ease } from "../graph/flow-calls.ts";
import { flowRoundBehind, type CallsByFlow } from "../graph/flow-rounds.ts";
import { flowRule } from "../node-rule.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import type { Finding, KnownFlows, RuleContext } from "../rule.ts";

/** The id of a flow that the server has not given one yet: nothing can lead to it. */
const UNSAVED = "";

const SEVERITIES: Readonly<Record<Ease, Severity>> = { hot: "error", silent: "error", data: "warning", key: "info" };

/**
 * A sub-flow leads back here by way of other flows, or goes round among them. What a flow counts is not followed into
 * others, so that a way round that a counter ends is shown as one that data may lead out of.
 */
export const crossFlowCycle = flowRule({
  code: "cross-flow-cycle",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId", "id", "name"],
  check(context) {
    const { flow, index, flows } = context;
    if (!dataNodes(flow.nodes).some(([, { kind }]) => kind === "subflow")) return [];
    const own = flowCalls(flow, index.graph());
    if (own.key.length === 0) return [];
    const calls = callsOf(context);
    const name = (flowId: string): string => (flowId === flow.id ? flow.name : (flows?.get(flowId)?.name ?? flowId));
    return own.key.flatMap(({ nodeId, flowId }): Finding[] => {
      const at = { nodeId, pointer: `/nodes/${nodeId}/flowId` };
      if (!calls.has(flowId)) {
        if (flows === undefined) return [];
        return [{ severity: "info", at, params: { way: "unknown", flowId, path: [], names: [] } }];
      }
      const eases = EASES.filter((ease) => own[ease].some((call) => call.nodeId === nodeId));
      const round = flowRoundBehind(calls, { home: flow.id ?? UNSAVED, entered: flowId, eases });
      if (round === null) return [];
      const { ease, path } = round;
      const params = { way: ease, flowId, path: [...path], names: path.map(name) };
      return [{ severity: SEVERITIES[ease], at, params }];
    });
  },
});

/** What this flow and all flows behind it call, those that can be looked into. */
function callsOf({ flow, index, flows }: RuleContext): CallsByFlow {
  const home = flow.id ?? UNSAVED;
  const calls = new Map([[home, flowCalls(flow, index.graph())]]);
  for (const present of calls.values())
    for (const { flowId } of present.key) {
      const target: Flow | undefined = calls.has(flowId) ? undefined : lookInto(flows, flowId);
      if (target) calls.set(flowId, flowCalls(target));
    }
  return calls;
}

function lookInto(flows: KnownFlows | undefined, flowId: string): Flow | undefined {
  return flowId === UNSAVED ? undefined : flows?.get(flowId);
}
