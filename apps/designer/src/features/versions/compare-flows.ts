import type { ChangeDto } from "@tonegraph/api-contract";
import type { Flow, FlowNode, NodeId } from "@tonegraph/flow-model";

/** What happened to a node or a connection between two flows. */
export type Fate = "same" | "added" | "changed" | "removed";

/** A node of either flow, with what happened to it. */
export interface ComparedNode {
  readonly id: NodeId;
  readonly node: FlowNode;
  readonly fate: Fate;
}

/** A connection of either flow; the same port to the same target is the same connection whatever its id. */
export interface ComparedConnection {
  readonly key: string;
  readonly source: NodeId;
  readonly port: string;
  readonly target: NodeId;
  readonly fate: Fate;
}

/** Two flows laid over one another. */
export interface ComparedFlows {
  readonly nodes: readonly ComparedNode[];
  readonly connections: readonly ComparedConnection[];
  /** How many nodes there are before {@link changedPart} leaves any out. */
  readonly total: number;
}

/** The parts of a flow that the comparison reads. */
export type DrawnFlow = Pick<Flow, "nodes" | "connections">;

/** Lays two flows over one another; a node is changed when a change names it. Layout is never a change. */
export function compareFlows(from: DrawnFlow, to: DrawnFlow, changes: readonly ChangeDto[]): ComparedFlows {
  const named = new Set(changes.map((change) => change.nodeId));
  const present = Object.entries(to.nodes).map(([id, node]): ComparedNode => {
    const fate = !Object.hasOwn(from.nodes, id) ? "added" : named.has(id) ? "changed" : "same";
    return { id, node, fate };
  });
  const gone = Object.entries(from.nodes)
    .filter(([id]) => !Object.hasOwn(to.nodes, id))
    .map(([id, node]): ComparedNode => ({ id, node, fate: "removed" }));
  const nodes = [...gone, ...present];
  return { nodes, connections: compareConnections(from, to), total: nodes.length };
}

/** Of a large flow only what changed and its direct neighbours; a small flow as it is. */
export function changedPart(compared: ComparedFlows, limit: number): ComparedFlows {
  if (compared.nodes.length <= limit) return compared;
  const touched = new Set(compared.nodes.filter((node) => node.fate !== "same").map((node) => node.id));
  for (const connection of compared.connections) {
    if (connection.fate !== "same") touched.add(connection.source).add(connection.target);
  }
  const shown = new Set(touched);
  for (const { source, target } of compared.connections) {
    if (touched.has(source)) shown.add(target);
    if (touched.has(target)) shown.add(source);
  }
  const nodes = compared.nodes.filter((node) => shown.has(node.id)).slice(0, limit);
  const kept = new Set(nodes.map((node) => node.id));
  const connections = compared.connections.filter(({ source, target }) => kept.has(source) && kept.has(target));
  return { nodes, connections, total: compared.total };
}

function compareConnections(from: DrawnFlow, to: DrawnFlow): ComparedConnection[] {
  const before = byEnds(from);
  const after = byEnds(to);
  const present = [...after].map(([key, ends]) => ({
    key,
    ...ends,
    fate: before.has(key) ? ("same" as const) : ("added" as const),
  }));
  const gone = [...before]
    .filter(([key]) => !after.has(key))
    .map(([key, ends]) => ({ key, ...ends, fate: "removed" as const }));
  return [...gone, ...present];
}

function byEnds(flow: DrawnFlow): Map<string, { source: NodeId; port: string; target: NodeId }> {
  return new Map(
    Object.values(flow.connections).map(({ source, port, target }) => [
      JSON.stringify([source, port, target]),
      { source, port, target },
    ]),
  );
}
