import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { Effect } from "../effect.ts";
import { describeEffect } from "./describe-effect.ts";
import { placeEffects } from "./place-effects.ts";

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
  return placeEffects(effects, flow, subflows).flatMap(({ effect, nodeId, flow: present }) => {
    const line = describeEffect(effect, present);
    return line === null ? [] : [{ atMs: effect.atMs, nodeId, line }];
  });
}
