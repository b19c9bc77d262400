import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { Effect } from "../effect.ts";

/** An effect with where it happened: the flow that its block belongs to, and the sub-flow blocks that the call was inside of. */
export interface PlacedEffect {
  readonly effect: Effect;
  readonly nodeId: NodeId;
  readonly flow: Flow;
  readonly within: readonly NodeId[];
}

const NOWHERE: readonly NodeId[] = [];

/** Says of every effect where it happened. `effects` begin with the call's first one; `subflows` as the simulator has them. */
export function placeEffects(
  effects: readonly Effect[],
  flow: Flow,
  subflows: Readonly<Record<string, Flow>> = {},
): readonly PlacedEffect[] {
  let present = { flow, within: NOWHERE };
  return effects.map((effect) => {
    if (effect.kind === "enter" || effect.kind === "leave")
      present = { flow: flowWithin(effect.within, flow, subflows), within: effect.within };
    return { effect, nodeId: effect.kind === "end" ? effect.end.nodeId : effect.nodeId, ...present };
  });
}

/** The flow that a call is in: that of the last of the sub-flow blocks, as far as they can be followed. */
function flowWithin(within: readonly NodeId[], flow: Flow, subflows: Readonly<Record<string, Flow>>): Flow {
  return within.reduce((outer, nodeId) => {
    const node = Object.hasOwn(outer.nodes, nodeId) ? outer.nodes[nodeId] : undefined;
    const flowId = node?.kind === "subflow" ? node.flowId : "";
    return (Object.hasOwn(subflows, flowId) ? subflows[flowId] : undefined) ?? outer;
  }, flow);
}
