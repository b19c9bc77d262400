import type { NodeId } from "@tonegraph/flow-model";
import type { CallGraph } from "./call-graph.ts";
import type { WaysInto } from "./ways-into.ts";

/** The messages that lead straight to a node, sorted by id. */
export function messagesInto(graph: CallGraph, { first, sources }: WaysInto, nodeId: NodeId): readonly NodeId[] {
  const node = graph.numberOf(nodeId);
  const found: NodeId[] = [];
  for (let way = first[node] ?? 0; way < (first[node + 1] ?? 0); way++) {
    const source = sources[way] ?? 0;
    if (graph.nodes[source]?.kind === "message") found.push(graph.nodeIds[source] ?? "");
  }
  return found;
}
