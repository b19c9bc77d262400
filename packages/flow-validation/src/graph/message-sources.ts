import type { NodeId } from "@tonegraph/flow-model";
import { NOWHERE, exitOn, type CallGraph } from "./call-graph.ts";

const known = new WeakMap<CallGraph, ReadonlyMap<number, readonly NodeId[]>>();

/** The messages that lead straight to a node, sorted by id. Graphs are immutable: each is looked through once. */
export function messagesInto(graph: CallGraph, nodeId: NodeId): readonly NodeId[] {
  const sources = known.get(graph) ?? messageSources(graph);
  known.set(graph, sources);
  return sources.get(graph.numberOf(nodeId)) ?? [];
}

function messageSources(graph: CallGraph): Map<number, readonly NodeId[]> {
  const sources = new Map<number, NodeId[]>();
  graph.nodes.forEach(({ kind }, number) => {
    const exit = kind === "message" ? exitOn(graph, number, "next") : NOWHERE;
    const target = exit === NOWHERE ? NOWHERE : (graph.exitTarget[exit] ?? NOWHERE);
    const nodeId = graph.nodeIds[number];
    if (target === NOWHERE || nodeId === undefined) return;
    const before = sources.get(target);
    if (before) before.push(nodeId);
    else sources.set(target, [nodeId]);
  });
  return sources;
}
