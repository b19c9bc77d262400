import { followedOf, type ConnectionId, type Flow, type NodeId } from "@tonegraph/flow-model";

/** How a block or connection stands to a test call: it is here, it came by, no saved test comes by, or a test goes astray here. */
export type CallMark = "here" | "passed" | "missed" | "astray";

/** What of a flow a test call lights up on the canvas. */
export interface CallMarks {
  readonly nodes: ReadonlyMap<NodeId, CallMark>;
  readonly connections: ReadonlyMap<ConnectionId, CallMark>;
}

/** Nothing lit. */
export const NO_CALL_MARKS: CallMarks = { nodes: new Map(), connections: new Map() };

/** Blocks and exits with their marks, before the exits are looked up as connections. */
export interface MarkedPlaces {
  readonly nodes: Iterable<readonly [NodeId, CallMark]>;
  readonly ports: Iterable<{ readonly nodeId: NodeId; readonly port: string; readonly mark: CallMark }>;
}

/** Marks for the canvas. Of two marks for the same place the later one holds. */
export function callMarksOf(flow: Flow, { nodes, ports }: MarkedPlaces): CallMarks {
  const onPort = new Map<string, ConnectionId>();
  for (const [id, { source, port }] of Object.entries(flow.connections)) {
    const key = `${source} ${port}`;
    onPort.set(key, followedOf(flow, onPort.get(key) ?? id, id));
  }
  const connections = new Map<ConnectionId, CallMark>();
  for (const { nodeId, port, mark } of ports) {
    const id = onPort.get(`${nodeId} ${port}`);
    if (id !== undefined) connections.set(id, mark);
  }
  return { nodes: new Map(nodes), connections };
}
