import type { Flow } from "@tonegraph/flow-model";

/** Flows that sub-flow blocks may name, by their ids; of two with one id the first, and none without one. */
export function flowsById(flows: readonly Flow[]): ReadonlyMap<string, Flow> {
  const known = new Map<string, Flow>();
  for (const flow of flows) if (flow.id !== undefined && !known.has(flow.id)) known.set(flow.id, flow);
  return known;
}
