import type { Behaviour } from "../engine/block.ts";
import type { Run } from "../engine/run.ts";
import { ignoreWords, keepKey } from "../engine/unheard-input.ts";

/** A block that decides at once and never rests. */
export function silentBehaviour(enter: (run: Run) => void): Behaviour {
  return { enter, phaseOver: neverRests, press: keepKey, say: ignoreWords, masksKeys: false };
}

function neverRests(run: Run): void {
  throw new Error(`a ${run.block.node.kind} block has no phase that could end`);
}
