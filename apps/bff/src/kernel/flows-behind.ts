import type { Flow } from "@tonegraph/flow-model";
import type { KnownFlows } from "@tonegraph/flow-validation";

/** How many flows are read for one question, so that it cannot make the server read a whole workspace. */
const MOST_SUBFLOWS = 20;

/**
 * The flows that sub-flow blocks name, and those that these name, nearest first. One that `find` does not have is left
 * out, and so is what lies behind the bound: for whoever is given them both cannot be looked into.
 */
export async function flowsBehind(
  flows: readonly Flow[],
  find: (flowId: string) => Promise<Flow | null>,
): Promise<KnownFlows> {
  const behind = new Map<string, Flow>();
  const named = new Set(flows.flatMap(subflowsNamedBy));
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const flowId of named) {
    if (behind.size >= MOST_SUBFLOWS) break;
    const flow = await find(flowId);
    if (flow === null) continue;
    behind.set(flowId, flow);
    for (const next of subflowsNamedBy(flow)) named.add(next);
  }
  return behind;
}

/** The flows that a flow leads to, as its blocks name them; one that several blocks name is there as often. */
export function subflowsNamedBy(flow: Flow): string[] {
  return Object.values(flow.nodes).flatMap((node) =>
    node.kind === "subflow" && node.flowId !== "" ? [node.flowId] : [],
  );
}
