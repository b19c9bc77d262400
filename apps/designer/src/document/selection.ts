import { connectionOn, portsOf, type ConnectionId, type Flow, type NodeId } from "@tonegraph/flow-model";

/** What is selected on the canvas; both lists are without repeats, in the order of choosing. */
export interface Selection {
  readonly nodeIds: readonly NodeId[];
  readonly connectionIds: readonly ConnectionId[];
}

/** Nothing selected. */
export const NOTHING_SELECTED: Selection = { nodeIds: [], connectionIds: [] };

/** One node selected and nothing else. */
export function selectNode(nodeId: NodeId): Selection {
  return { nodeIds: [nodeId], connectionIds: [] };
}

/** The selection without what the flow no longer has; the same object when all of it still exists. */
export function pruneSelection(selection: Selection, flow: Flow): Selection {
  const nodeIds = selection.nodeIds.filter((id) => flow.nodes[id] !== undefined);
  const connectionIds = selection.connectionIds.filter((id) => flow.connections[id] !== undefined);
  const same = nodeIds.length === selection.nodeIds.length && connectionIds.length === selection.connectionIds.length;
  return same ? selection : { nodeIds, connectionIds };
}

/** Whether two selections hold the same things. */
export function sameSelection(left: Selection, right: Selection): boolean {
  return sameMembers(left.nodeIds, right.nodeIds) && sameMembers(left.connectionIds, right.connectionIds);
}

/** Every node that leads to (`upstream`) or can be reached from (`downstream`) the given ones, with them. */
export function nodesAlong(flow: Flow, from: readonly NodeId[], direction: "upstream" | "downstream"): NodeId[] {
  const next = new Map<NodeId, NodeId[]>();
  for (const { source, target } of Object.values(flow.connections)) {
    const [near, far] = direction === "downstream" ? [source, target] : [target, source];
    next.set(near, [...(next.get(near) ?? []), far]);
  }
  const found = new Set(from);
  for (const nodeId of found) {
    for (const far of next.get(nodeId) ?? []) if (flow.nodes[far]) found.add(far);
  }
  return [...found];
}

/** The node one step along the flow: `[` goes to what leads here, `]` to where the first wired port leads. */
export function stepAlong(flow: Flow, nodeId: NodeId, direction: "back" | "forward"): NodeId | null {
  if (direction === "back") {
    return (
      Object.values(flow.connections).find(({ target, source }) => target === nodeId && flow.nodes[source])?.source ??
      null
    );
  }
  const node = flow.nodes[nodeId];
  if (!node) return null;
  for (const port of portsOf(node)) {
    const target = flow.connections[connectionOn(flow, { nodeId, port }) ?? ""]?.target ?? "";
    if (flow.nodes[target]) return target;
  }
  return null;
}

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index]);
}
