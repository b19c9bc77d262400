import type { NodeId, Problem } from "@tonegraph/flow-model";
import type { FlowIndex } from "./index/flow-index.ts";
import { compareProblems } from "./problem-order.ts";

/** The problems at one node as they were listed, and what they were made of. */
interface ListedNode {
  readonly byNodeRules: readonly Problem[];
  readonly byFlowRules: readonly Problem[];
  readonly isReached: boolean;
  readonly listed: readonly Problem[];
}

const NONE: readonly Problem[] = [];

/** Lists problems in their order from one version of a flow to the next; sorts only what is new. Changed in place. */
export class ListedProblems {
  readonly #listed = new Map<NodeId, ListedNode>();

  /** All problems in the order of `compareProblems`: those of the flow as a whole, then node by node. */
  list(
    index: FlowIndex,
    found: { readonly byFlowRules: Iterable<Problem>; readonly byNodeRules: (nodeId: NodeId) => readonly Problem[] },
  ): Problem[] {
    const byNode = Map.groupBy(found.byFlowRules, ({ at }) => at.nodeId ?? "");
    const all = (byNode.get("") ?? []).sort(compareProblems);
    const distances = index.distances();
    index.graph().nodeIds.forEach((nodeId, number) => {
      const byFlowRules = byNode.get(nodeId) ?? NONE;
      const byNodeRules = found.byNodeRules(nodeId);
      if (byFlowRules.length + byNodeRules.length === 0) return;
      const parts = { byFlowRules, byNodeRules, isReached: distances[number] !== -1 };
      for (const problem of this.#listNode(nodeId, parts)) all.push(problem);
    });
    return all;
  }

  #listNode(nodeId: NodeId, parts: Omit<ListedNode, "listed">): readonly Problem[] {
    const known = this.#listed.get(nodeId);
    if (known && isMadeOf(known, parts)) return known.listed;
    const all = [...parts.byFlowRules, ...parts.byNodeRules];
    const listed = (parts.isReached ? all : all.map(asWarning)).sort(compareProblems);
    this.#listed.set(nodeId, { ...parts, listed });
    return listed;
  }
}

function isMadeOf(known: ListedNode, { byFlowRules, byNodeRules, isReached }: Omit<ListedNode, "listed">): boolean {
  return (
    known.isReached === isReached &&
    known.byNodeRules === byNodeRules &&
    known.byFlowRules.length === byFlowRules.length &&
    known.byFlowRules.every((problem, place) => problem === byFlowRules[place])
  );
}

/**
 * An error on a node that no call can reach is shown as a warning: no caller meets it, and work that is parked on the
 * canvas must not hold up an urgent change. `unreachable-node` itself keeps the severity that the profile gives it.
 */
function asWarning(problem: Problem): Problem {
  if (problem.severity !== "error" || problem.code === "unreachable-node") return problem;
  return { ...problem, severity: "warning" };
}
