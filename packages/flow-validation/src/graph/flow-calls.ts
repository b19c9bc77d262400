import type { Flow, NodeId } from "@tonegraph/flow-model";
import { buildCallGraph, NOWHERE, type CallGraph } from "./call-graph.ts";
import { exitAct, isInstant } from "./exit-act.ts";

/**
 * How little it takes to come somewhere, gravest first: nothing at all happens on the way (`hot`); the caller does nothing
 * (`silent`); data decides (`data`); the caller presses keys (`key`). Each includes what the ones before it reach, but
 * `silent` leaves out the choices of data that `hot` takes.
 */
export const EASES = ["hot", "silent", "data", "key"] as const;
/** How little it takes to come somewhere. */
export type Ease = (typeof EASES)[number];

/** One call of another flow that a call reaches, with the node that makes it. */
export interface FlowCall {
  readonly nodeId: NodeId;
  readonly flowId: string;
}

/** The calls of other flows that a flow's calls come to, per ease, those nearest to the start first. O(nodes + exits). */
export function flowCalls(flow: Flow, graph: CallGraph = buildCallGraph(flow)): Readonly<Record<Ease, FlowCall[]>> {
  const reached = (ease: Ease): FlowCall[] =>
    reachedNodes(graph, ease).flatMap((number) => {
      const node = graph.nodes[number];
      return node?.kind === "subflow" && node.flowId.trim() !== ""
        ? [{ nodeId: graph.nodeIds[number] ?? "", flowId: node.flowId }]
        : [];
    });
  return { hot: reached("hot"), silent: reached("silent"), data: reached("data"), key: reached("key") };
}

function reachedNodes(graph: CallGraph, ease: Ease): readonly number[] {
  if (graph.start === NOWHERE) return [];
  const seen = new Set([graph.start]);
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const node of seen)
    for (let exit = graph.firstExit[node] ?? 0; exit < (graph.firstExit[node + 1] ?? 0); exit++) {
      const target = graph.exitTarget[exit] ?? NOWHERE;
      if (target !== NOWHERE && isTaken(graph, { node, exit, ease })) seen.add(target);
    }
  return [...seen];
}

function isTaken(graph: CallGraph, { node, exit, ease }: { node: number; exit: number; ease: Ease }): boolean {
  const kind = graph.nodes[node]?.kind;
  if (kind === undefined) return false;
  if (ease === "hot") return isInstant(kind);
  const act = exitAct(kind, graph.exitPort[exit] ?? "");
  if (ease === "key") return true;
  return act !== "key" && (ease === "data" || act !== "data");
}
