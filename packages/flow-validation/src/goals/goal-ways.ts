import { endsCall } from "@tonegraph/caller-time";
import type { Flow, FlowGraph, FlowNode, Goal, NodeId } from "@tonegraph/flow-model";
import { portsOf } from "@tonegraph/flow-model";

/** The nodes that a goal leads to: those of its kind and id, without either every node that ends calls; sorted. */
export function goalTargets(flow: Flow, graph: FlowGraph, { kind, nodeId }: Goal["to"]): NodeId[] {
  return graph.nodeIds.filter((id) => {
    if (kind === undefined && nodeId === undefined) return endsCall(flow, graph, id);
    return (kind === undefined || flow.nodes[id]?.kind === kind) && (nodeId === undefined || id === nodeId);
  });
}

/**
 * The shortest way from a node to where a call ends without passing any of the targets, or null where every way passes one.
 * A call ends at a block that is made to end it and at an exit that leads nowhere; going round for ever is no end.
 */
export function wayAround(
  flow: Flow,
  { graph, from, targets }: { readonly graph: FlowGraph; readonly from: NodeId; readonly targets: ReadonlySet<NodeId> },
): NodeId[] | null {
  if (targets.has(from)) return null;
  const before = new Map<NodeId, NodeId | null>([[from, null]]);
  for (const nodeId of before.keys()) {
    const node = flow.nodes[nodeId];
    if (!node || endsHere(node, nodeId, { flow, graph })) return pathBack(before, nodeId);
    for (const port of portsOf(node)) {
      const target = graph.edgeOn(nodeId, port)?.target;
      if (target !== undefined && !before.has(target) && !targets.has(target)) before.set(target, nodeId);
    }
  }
  return null;
}

function endsHere(
  node: FlowNode,
  nodeId: NodeId,
  { flow, graph }: { readonly flow: Flow; readonly graph: FlowGraph },
): boolean {
  const ports = portsOf(node);
  return (
    endsCall(flow, graph, nodeId) ||
    ports.length === 0 ||
    ports.some((port) => graph.edgeOn(nodeId, port) === undefined)
  );
}

function pathBack(before: ReadonlyMap<NodeId, NodeId | null>, last: NodeId): NodeId[] {
  const path: NodeId[] = [];
  for (let at: NodeId | null = last; at !== null; at = before.get(at) ?? null) path.push(at);
  return path.reverse();
}
