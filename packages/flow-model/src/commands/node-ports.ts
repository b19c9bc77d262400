import type { Flow } from "../flow.ts";
import type { ConnectionId, NodeId } from "../ids.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { portsOf } from "../nodes/ports.ts";
import { own } from "../own.ts";
import { nodeName } from "../words/node-name.ts";
import { portName } from "../words/port-name.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Edit } from "./edit.ts";

/** Says that a command names a node that the flow does not have. */
export function unknownNode(nodeId: NodeId): CommandFault {
  return commandFault("unknown-node", `There is no node ${nodeId} in this flow; it may have been removed.`, { nodeId });
}

/** Says that a node has no such output port, or `null` when it has. */
export function missingPort(flow: Flow, nodeId: NodeId, port: string): CommandFault | null {
  const node = own(flow.nodes, nodeId);
  if (!node) return unknownNode(nodeId);
  const ports = portsOf(node);
  if (ports.includes(port)) return null;
  const offer = ports.length === 0 ? "Nothing can follow it" : `It offers: ${ports.map(portName).join(", ")}`;
  return commandFault("no-such-port", `“${nodeName(flow, nodeId)}” has no exit “${portName(port)}”. ${offer}.`, {
    nodeId,
  });
}

/** The connections that leave a port, without the one named; a parsed draft may have several. */
export function connectionsOn(flow: Flow, nodeId: NodeId, port: string): ConnectionId[] {
  return Object.keys(flow.connections).filter((id) => {
    const connection = flow.connections[id];
    return connection?.source === nodeId && connection.port === port;
  });
}

/** Empties a port for a connection that is about to take it: one connection a port. */
export function freePort(edit: Edit, nodeId: NodeId, port: string): void {
  for (const id of connectionsOn(edit.flow, nodeId, port)) delete edit.draft.connections[id];
}

/** What becomes of the ports of one node in a change: `moves` renames them, `closed` ends them. */
export interface PortChange {
  readonly nodeId: NodeId;
  readonly before: FlowNode;
  readonly after: FlowNode;
  readonly moves?: Readonly<Record<string, string>>;
  readonly closed?: readonly string[];
}

/**
 * Lets the connections of a node follow its ports. One whose port is gone is removed. One whose new port is taken stays
 * on its old name: it is `dangling-connection` until the clash is mended, and then leads where it led.
 */
export function followPorts(edit: Edit, change: PortChange): void {
  const { nodeId, moves = {}, closed = [] } = change;
  const staying = new Set(portsOf(change.after));
  const gone = new Set([...portsOf(change.before).filter((port) => !staying.has(port)), ...closed]);
  if (gone.size === 0 && Object.keys(moves).length === 0) return;
  const leaving = Object.entries(edit.flow.connections).filter(([, connection]) => connection.source === nodeId);
  const taken = new Set(leaving.map(([, { port }]) => port).filter((port) => own(moves, port) === undefined));
  for (const [id, { port }] of leaving) {
    const target = own(moves, port);
    if (target === undefined) {
      if (gone.has(port)) delete edit.draft.connections[id];
    } else if (!taken.has(target)) {
      taken.add(target);
      const connection = edit.draft.connections[id];
      if (connection) connection.port = target;
    }
  }
}
