import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { Effect } from "../effect.ts";
import { describeEffect } from "./describe-effect.ts";

/** One line of a transcript. */
export interface TranscriptLine {
  /** Milliseconds since the call arrived. */
  readonly atMs: number;
  readonly nodeId: NodeId;
  readonly line: string;
}

/**
 * The transcript of a call: every effect that has something to say, in order. `effects` begin with the call's first one;
 * `subflows` as the simulator has them, so that blocks of sub-flows have their names.
 */
export function transcriptOf(
  effects: readonly Effect[],
  flow: Flow,
  subflows: Readonly<Record<string, Flow>> = {},
): readonly TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  let present = flow;
  for (const effect of effects) {
    if (effect.kind === "enter" || effect.kind === "leave") present = flowWithin(effect.within, flow, subflows);
    const line = describeEffect(effect, present);
    const nodeId = effect.kind === "end" ? effect.end.nodeId : effect.nodeId;
    if (line !== null) lines.push({ atMs: effect.atMs, nodeId, line });
  }
  return lines;
}

/** The flow that a call is in: that of the last of the sub-flow blocks, as far as they can be followed. */
function flowWithin(within: readonly NodeId[], flow: Flow, subflows: Readonly<Record<string, Flow>>): Flow {
  return within.reduce((outer, nodeId) => {
    const node = Object.hasOwn(outer.nodes, nodeId) ? outer.nodes[nodeId] : undefined;
    const flowId = node?.kind === "subflow" ? node.flowId : "";
    return (Object.hasOwn(subflows, flowId) ? subflows[flowId] : undefined) ?? outer;
  }, flow);
}
