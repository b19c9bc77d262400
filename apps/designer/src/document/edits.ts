import {
  connectionOn,
  portsOf,
  type Command,
  type ConnectionId,
  type Flow,
  type FlowNode,
  type NodeId,
  type NodeKind,
  type PortPoint,
  type Position,
  type SimpleCommand,
} from "@tonegraph/flow-model";
import type { NewIds } from "./new-ids.ts";
import { newNode } from "./new-node.ts";
import type { Selection } from "./selection.ts";

/** The ports that lead somewhere, by node, in one pass; nodes without any are left out. */
export function wiredPortsByNode(flow: Flow): Map<NodeId, Set<string>> {
  const wired = new Map<NodeId, Set<string>>();
  for (const { source, port, target } of Object.values(flow.connections)) {
    if (!flow.nodes[target]) continue;
    const ports = wired.get(source);
    if (ports) ports.add(port);
    else wired.set(source, new Set([port]));
  }
  return wired;
}

/** Leads a port to a node; a port that leads elsewhere already is moved, because a port has one connection. */
export function connectEdit(flow: Flow, from: PortPoint, to: { target: NodeId; ids: NewIds }): SimpleCommand {
  const existing = connectionOn(flow, from);
  if (existing !== null) return { type: "reconnect", connectionId: existing, target: to.target };
  return {
    type: "connect",
    connectionId: to.ids.connection(),
    connection: { source: from.nodeId, port: from.port, target: to.target },
  };
}

/** A new node, with its prompt, and wired from a port where one is given. */
export interface AddedNode {
  readonly command: Command;
  readonly nodeId: NodeId;
}

/** Adds a node of a kind; one command, so that it is one step. */
export function addNodeEdit(
  flow: Flow,
  what: { readonly kind: NodeKind; readonly position: Position; readonly from?: PortPoint | undefined },
  ids: NewIds,
): AddedNode {
  const nodeId = ids.node();
  const made = newNode(what.kind, what.position, ids.prompt());
  const commands: SimpleCommand[] = [{ type: "addNode", nodeId, node: made.node }];
  if (made.prompt) commands.unshift({ type: "putPrompt", promptId: made.prompt.id, prompt: made.prompt.prompt });
  if (what.from) commands.push(connectEdit(flow, what.from, { target: nodeId, ids }));
  return { nodeId, command: { type: "batch", label: `Add ${made.node.label}`, commands } };
}

/** Puts an existing node into a connection; null when the node has no exit to go on from, or is an end of it. */
export function spliceEdit(
  flow: Flow,
  { connectionId, nodeId, node }: { connectionId: ConnectionId; nodeId: NodeId; node: FlowNode },
  ids: NewIds,
): SimpleCommand | null {
  const connection = flow.connections[connectionId];
  const port = portsOf(node).find((candidate) => connectionOn(flow, { nodeId, port: candidate }) === null);
  if (!connection || port === undefined || node.kind === "start") return null;
  if (connection.source === nodeId || connection.target === nodeId) return null;
  return { type: "spliceNode", connectionId, nodeId, port, newConnectionId: ids.connection() };
}

/** Deletes what is selected, except the start; null when nothing is left to delete. */
export function deleteEdit(flow: Flow, selection: Selection, heal: boolean): Command | null {
  const nodeIds = selection.nodeIds.filter((id) => id !== flow.startNodeId);
  const goneNodes = new Set(nodeIds);
  const connectionIds = selection.connectionIds.filter((id) => {
    const connection = flow.connections[id];
    return connection && !goneNodes.has(connection.source) && !goneNodes.has(connection.target);
  });
  const commands: SimpleCommand[] = [];
  if (connectionIds.length > 0) commands.push({ type: "disconnect", connectionIds });
  if (nodeIds.length > 0) commands.push({ type: "removeNodes", nodeIds, ...(heal ? { heal } : {}) });
  const [only] = commands;
  if (only === undefined) return null;
  return commands.length === 1 ? only : { type: "batch", label: "Delete", commands };
}

/** Moves nodes by a distance in CSS pixels at zoom 1. */
export function nudgeEdit(flow: Flow, nodeIds: readonly NodeId[], by: Position): Command | null {
  const moved = nodeIds.flatMap((id) => {
    const position = flow.nodes[id]?.position;
    return position ? [[id, { x: position.x + by.x, y: position.y + by.y }] as const] : [];
  });
  return moved.length === 0 ? null : { type: "moveNodes", positions: Object.fromEntries(moved) };
}

/** Why a connection may not be drawn, in words for the pointer; null when it may. */
export function connectionRefusal(flow: Flow, from: PortPoint, target: NodeId): string | null {
  const node = flow.nodes[target];
  if (!node) return "There is no block here.";
  if (node.kind === "start") return "Calls begin here: nothing can lead back to the start.";
  const existing = connectionOn(flow, from);
  if (existing !== null && flow.connections[existing]?.target === target) return "This exit leads here already.";
  return null;
}
