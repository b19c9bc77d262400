import { portsOf, type Flow, type FlowEdge, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import { NOT_SUPPORTED } from "../not-supported.ts";

/** The ways that callers take from a node at the vendor: none out of a queue or a number, none out of what it does not have. */
export function waysOut(flow: Flow, graph: FlowGraph, nodeId: NodeId): readonly FlowEdge[] {
  const node = flow.nodes[nodeId];
  if (
    node === undefined ||
    node.kind === "queue" ||
    node.kind === "externalNumber" ||
    NOT_SUPPORTED.includes(node.kind)
  )
    return [];
  return portsOf(node).flatMap((port) => graph.edgeOn(nodeId, port) ?? []);
}

/** The nodes that callers come to at the vendor, the start left out, in the order they are found. */
export function heardNodes(flow: Flow, graph: FlowGraph): readonly NodeId[] {
  const heard = new Set<NodeId>([flow.startNodeId]);
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const nodeId of heard) for (const edge of waysOut(flow, graph, nodeId)) heard.add(edge.target);
  return [...heard].filter((nodeId) => nodeId !== flow.startNodeId);
}
