import type { Json } from "@tonegraph/flow-model";
import type { CallFrame } from "../call-state.ts";
import type { Block, PreparedFlow } from "./block.ts";
import { BUILT_IN_VARIABLES } from "./built-in-variables.ts";
import type { Run } from "./run.ts";

/** Where a call comes back to from the sub-flow it is in. */
export interface Outer {
  readonly frame: CallFrame;
  readonly flow: PreparedFlow;
  readonly block: Block;
}

/** The block that waits for the present sub-flow; `null` in the flow itself, or where the outer flow was edited away. */
export function outerOf({ call, machine }: Run): Outer | null {
  const frame = call.frames.at(-1);
  if (!frame) return null;
  const flow = frame.flowId === null ? machine.main : machine.subflow(frame.flowId);
  const block = flow?.blocks.get(frame.nodeId);
  return flow && block ? { frame, flow, block } : null;
}

/** Puts the call back at its sub-flow block, with what the sub-flow returns; leaving by a port is the caller's business. */
export function returnTo(run: Run, { frame, flow, block }: Outer): void {
  const { call } = run;
  const returned = block.node.kind === "subflow" ? (block.node.return ?? []) : [];
  call.variables = { ...frame.variables, ...picked(call.variables, [...returned, ...BUILT_IN_VARIABLES]) };
  call.frames = call.frames.slice(0, -1);
  call.within = call.within.slice(0, -1);
  call.flowId = frame.flowId;
  call.nodeId = frame.nodeId;
  call.request = null;
  run.flow = flow;
  run.block = block;
}

/** The variables of these names that there are. */
export function picked(variables: Readonly<Record<string, Json>>, names: readonly string[]): Record<string, Json> {
  const found = names.filter((name) => Object.hasOwn(variables, name));
  return Object.fromEntries(found.map((name) => [name, variables[name] ?? null]));
}
