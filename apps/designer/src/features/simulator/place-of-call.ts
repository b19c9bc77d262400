import type { Flow, FlowNode } from "@tonegraph/flow-model";
import type { CallState } from "@tonegraph/flow-simulator";
import type { Subflows } from "./call-session.ts";

/** The block at which a call is, in the flow or in one of its sub-flows. */
export function placeOfCall(flow: Flow, subflows: Subflows, state: CallState | undefined): FlowNode | undefined {
  if (!state) return undefined;
  const { flowId, nodeId } = state;
  const present = flowId === null ? flow : subflows[flowId];
  return present && Object.hasOwn(present.nodes, nodeId) ? present.nodes[nodeId] : undefined;
}
