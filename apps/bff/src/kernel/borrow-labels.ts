import { buildFlowGraph, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";

/**
 * Drawings of a vendor's copies, with the labels that people gave the same nodes: a vendor keeps none, so that a drawing
 * of its copy could name a node only by its id. The first of `originals` that has a node names it. A node has one label in
 * all drawings, so that no difference comes of it.
 */
export function borrowLabels<const Drawings extends readonly Flow[]>(
  drawings: Drawings,
  originals: readonly Flow[],
): { readonly [Index in keyof Drawings]: Flow };
export function borrowLabels(drawings: readonly Flow[], originals: readonly Flow[]): readonly Flow[] {
  const labels = new Map<NodeId, string>();
  const sources = originals.map(labelSource);
  for (const drawing of drawings) {
    const keysOf = nodeKeys(drawing);
    for (const nodeId of Object.keys(drawing.nodes)) {
      const keys = keysOf(nodeId);
      const label = sources.flatMap((source) => keys.flatMap((key) => source.get(key) ?? [])).at(0);
      if (label !== undefined && !labels.has(nodeId)) labels.set(nodeId, label);
    }
  }
  return drawings.map((drawing) => relabelled(drawing, labels));
}

function relabelled(flow: Flow, labels: ReadonlyMap<NodeId, string>): Flow {
  const nodes = Object.entries(flow.nodes).map(([nodeId, node]): [NodeId, FlowNode] => [
    nodeId,
    { ...node, label: labels.get(nodeId) ?? node.label },
  ]);
  return { ...flow, nodes: Object.fromEntries(nodes) };
}

function labelSource(flow: Flow): ReadonlyMap<string, string> {
  const keysOf = nodeKeys(flow);
  const named = Object.entries(flow.nodes).filter(([, { label }]) => label.trim() !== "");
  const entries = named.flatMap(([nodeId, { label }]) =>
    keysOf(nodeId).map((recognised) => [recognised, label] as const),
  );
  // Of several nodes with one key the first names it: the last entry of a map wins.
  return new Map(entries.toReversed());
}

/** What a node can be recognised by, surest first: its id, where it hands callers to, the menu that it speaks before. */
function nodeKeys(flow: Flow): (nodeId: NodeId) => readonly string[] {
  const graph = buildFlowGraph(flow);
  return (nodeId) => {
    const node = flow.nodes[nodeId];
    if (node === undefined) return [];
    const destination = destinationOf(node);
    const nextId = node.kind === "message" ? graph.edgeOn(nodeId, "next")?.target : undefined;
    const next = nextId === undefined ? undefined : flow.nodes[nextId];
    return [
      key(node.kind, nodeId),
      ...(destination === null || destination === "" ? [] : [key(node.kind, "to", destination)]),
      ...(nextId !== undefined && next?.kind === "menu" ? [key(node.kind, "before", nextId)] : []),
    ];
  };
}

function destinationOf(node: FlowNode): string | null {
  if (node.kind === "queue") return node.queueId;
  if (node.kind === "agent") return node.agentId;
  return node.kind === "externalNumber" ? node.number : null;
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
