// A flow together with the flows that it runs. Blocks of sub-flows get names of their own (`<flow id>/<node id>`), because
// two flows may well have blocks of the same id.
import type { Connection, Flow, FlowNode, NodeId } from "@tonegraph/flow-model";

/** What a sub-flow block leads to: a flow that can be walked, one that is only known to be there, or nothing (null). */
export type FindFlow = (flowId: string) => Flow | "elsewhere" | null;

/** Where a block of a sub-flow is in that flow itself. */
export interface InnerPlace {
  readonly flowId: string;
  /** Null for the end that a sub-flow has where one of its blocks leads nowhere. */
  readonly nodeId: NodeId | null;
}

/** A flow with all that callers can come to from it. */
export interface JoinedFlow {
  /** The flows that are run, by id, as the simulator wants them. */
  readonly subflows: Readonly<Record<string, Flow>>;
  /** All blocks, with the ways into sub-flows and back: what callers may want, and by which key. The simulator never sees it. */
  readonly whole: Flow;
  /** Blocks of sub-flows; those of the flow itself are absent. */
  readonly places: ReadonlyMap<NodeId, InnerPlace>;
  /** Sub-flow blocks whose flow exists, but nobody knows what is in it. */
  readonly elsewhere: readonly NodeId[];
}

/** Joins a flow with its sub-flows, theirs, and so on. */
export function joinFlow(flow: Flow, find: FindFlow): JoinedFlow {
  const subflows: Record<string, Flow> = {};
  const places = new Map<NodeId, InnerPlace>();
  const elsewhere: NodeId[] = [];
  const waiting: Flow[] = [flow];
  for (const present of waiting) {
    for (const [nodeId, node] of Object.entries(present.nodes)) {
      if (node.kind !== "subflow" || Object.hasOwn(subflows, node.flowId)) continue;
      const found = find(node.flowId);
      if (found === "elsewhere") elsewhere.push(nodeId);
      if (found === null || found === "elsewhere") continue;
      const inner = named(node.flowId, found, places);
      subflows[node.flowId] = inner;
      waiting.push(inner);
    }
  }
  if (waiting.length === 1) return { subflows, whole: flow, places, elsewhere };
  return { subflows, whole: wholeOf(waiting, subflows), places, elsewhere };
}

/** Where a sub-flow's block leads nowhere, the sub-flow is over and the call goes back. Source: document 002's sub-flows. */
function named(flowId: string, flow: Flow, places: Map<NodeId, InnerPlace>): Flow {
  const name = (nodeId: NodeId): NodeId => `${flowId}/${nodeId}`;
  const end = name("");
  const wired = new Set(Object.values(flow.connections).map(({ source, port }) => `${source} ${port}`));
  const nodes: Record<NodeId, FlowNode> = {};
  const connections: Record<string, Connection> = {};
  for (const [id, { source, port, target }] of Object.entries(flow.connections)) {
    connections[name(id)] = { source: name(source), port, target: name(target) };
  }
  for (const [nodeId, node] of Object.entries(flow.nodes)) {
    places.set(name(nodeId), { flowId, nodeId });
    const stops = node.kind === "vendorBlock" && node.terminal && node.ports.length === 0;
    nodes[name(nodeId)] = stops ? { ...node, terminal: false, ports: ["next"] } : node;
    if (!stops && (!GOES_ON.has(node.kind) || wired.has(`${nodeId} next`))) continue;
    connections[name(`${nodeId} back`)] = { source: name(nodeId), port: "next", target: end };
  }
  places.set(end, { flowId, nodeId: null });
  nodes[end] = { kind: "hangup", outcome: "completed", label: "", position: { x: 0, y: 0 } };
  return { ...flow, startNodeId: name(flow.startNodeId), nodes, connections };
}

/** Kinds that are left by `next`; a sub-flow block without it is the end of the call. */
const GOES_ON = new Set<FlowNode["kind"]>(["start", "message", "setVariables"]);

function wholeOf(flows: readonly Flow[], subflows: Readonly<Record<string, Flow>>): Flow {
  const [main] = flows;
  if (main === undefined) throw new Error("a joined flow has a flow");
  const nodes: Record<NodeId, FlowNode> = Object.fromEntries(flows.flatMap((flow) => Object.entries(flow.nodes)));
  const wires = flows.flatMap((flow) => Object.entries(flow.connections));
  const connections: Record<string, Connection> = Object.fromEntries(
    wires.flatMap(([id, connection]): [string, Connection][] => {
      const { source, port, target } = connection;
      const node = nodes[source];
      const inner = node?.kind === "subflow" && port === "next" ? subflows[node.flowId] : undefined;
      if (inner === undefined) return [[id, connection]];
      return endsOf(inner).map((back) => [`${id} ${back}`, { source: back, port, target }]);
    }),
  );
  for (const [nodeId, node] of Object.entries(nodes)) {
    const inner = node.kind === "subflow" ? subflows[node.flowId] : undefined;
    if (inner) connections[`into ${nodeId}`] = { source: nodeId, port: "into", target: inner.startNodeId };
  }
  return { ...main, nodes, connections };
}

/** Where a sub-flow has done its work. */
function endsOf({ nodes }: Flow): readonly NodeId[] {
  return Object.keys(nodes).filter((nodeId) => {
    const node = nodes[nodeId];
    return node?.kind === "hangup" && node.outcome === "completed";
  });
}
