import { hashJson, type NodeId } from "@tonegraph/flow-model";

/** Stands between a block's step and its parts; node ids have no such character, so that no part meets another block. */
const PART = ".";

/** The step of a block: its id without the prefix. */
export function stepIdOf(nodeId: NodeId): string {
  return nodeId.replace(/^node_/, "");
}

/** A further step of the same block, such as `lookup.router`. */
export function partOf(stepId: string, part: string): string {
  return `${stepId}${PART}${part}`;
}

/** The name of a variable that belongs to a block, such as `tg_lookup_failures`: a name that every expression can hold. */
export function ownVariable(stepId: string, name: string): string {
  const fitting = stepId.replaceAll(/[^A-Za-z0-9_]/g, "_");
  const unique = fitting === stepId ? fitting : `${fitting}_${hashJson(stepId).slice(0, 6)}`;
  return `tg_${unique}_${name}`;
}
