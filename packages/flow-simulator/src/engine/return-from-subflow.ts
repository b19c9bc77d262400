import type { Json } from "@tonegraph/flow-model";
import { BUILT_IN_VARIABLES } from "./built-in-variables.ts";
import type { Run } from "./run.ts";

/** Puts the call back at the sub-flow block that it is inside of, with what the sub-flow returns; gives the port to leave by. */
export function returnFromSubflow(run: Run, port: "next" | "failed"): string {
  const { call, machine } = run;
  const frame = call.frames.at(-1);
  const flow = frame?.flowId === null ? machine.main : machine.subflow(frame?.flowId ?? "");
  const block = flow?.blocks.get(frame?.nodeId ?? "");
  if (!frame || !flow || block?.node.kind !== "subflow") throw new Error("a call can only return to a sub-flow block");
  const names = [...(block.node.return ?? []), ...BUILT_IN_VARIABLES];
  call.variables = { ...frame.variables, ...picked(call.variables, names) };
  call.frames = call.frames.slice(0, -1);
  call.within = call.within.slice(0, -1);
  call.flowId = frame.flowId;
  call.nodeId = frame.nodeId;
  call.request = null;
  run.flow = flow;
  run.block = block;
  return port;
}

/** The variables of these names that there are. */
export function picked(variables: Readonly<Record<string, Json>>, names: readonly string[]): Record<string, Json> {
  const found = names.filter((name) => Object.hasOwn(variables, name));
  return Object.fromEntries(found.map((name) => [name, variables[name] ?? null]));
}
