import type { Connection, Flow } from "../flow.ts";
import type { ConnectionId } from "../ids.ts";
import { own } from "../own.ts";
import { nodeName } from "../words/node-name.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Handler } from "./edit.ts";
import { connectionsOn, freePort, missingPort, unknownNode } from "./node-ports.ts";

/** Leads a port to a node. A connection that the port had is replaced: one connection a port. */
export const connect: Handler<"connect"> = (edit, { connectionId, connection }) => {
  const { flow, draft } = edit;
  const replaced = connectionsOn(flow, connection.source, connection.port);
  if (own(flow.connections, connectionId) && !replaced.includes(connectionId)) return connectionIdTaken(connectionId);
  const fault = unfitEnds(flow, connection);
  if (fault) return fault;
  freePort(edit, connection.source, connection.port);
  draft.connections[connectionId] = connection;
  return null;
};

/** Removes connections; their ports lead nowhere then. */
export const disconnect: Handler<"disconnect"> = ({ flow, draft }, { connectionIds }) => {
  for (const id of connectionIds) {
    if (!own(flow.connections, id)) return unknownConnection(id);
    delete draft.connections[id];
  }
  return null;
};

/** Moves an end of a connection, or its port. A connection that the new port had is replaced. */
export const reconnect: Handler<"reconnect"> = (edit, { connectionId, source, port, target }) => {
  const before = own(edit.flow.connections, connectionId);
  if (!before) return unknownConnection(connectionId);
  const after = { source: source ?? before.source, port: port ?? before.port, target: target ?? before.target };
  const fault = unfitEnds(edit.flow, after);
  if (fault) return fault;
  for (const id of connectionsOn(edit.flow, after.source, after.port))
    if (id !== connectionId) delete edit.draft.connections[id];
  const written = edit.draft.connections[connectionId];
  if (written) Object.assign(written, after);
  return null;
};

/** Puts a node into the middle of a connection: what led to the target now leads to the node, and its `port` to the target. */
export const spliceNode: Handler<"spliceNode"> = (edit, { connectionId, nodeId, port, newConnectionId }) => {
  const { flow, draft } = edit;
  const before = own(flow.connections, connectionId);
  if (!before) return unknownConnection(connectionId);
  if (before.source === nodeId || before.target === nodeId)
    return commandFault(
      "connects-to-itself",
      `“${nodeName(flow, nodeId)}” is already an end of this connection. Put another node into it.`,
      { nodeId, connectionId },
    );
  const replaced = connectionsOn(flow, nodeId, port);
  if (own(flow.connections, newConnectionId) && !replaced.includes(newConnectionId))
    return connectionIdTaken(newConnectionId);
  const fault = unfitEnds(flow, { ...before, target: nodeId }) ?? unfitEnds(flow, { ...before, source: nodeId, port });
  if (fault) return fault;
  freePort(edit, nodeId, port);
  draft.connections[connectionId] = { ...before, target: nodeId };
  draft.connections[newConnectionId] = { source: nodeId, port, target: before.target };
  return null;
};

/** Says that a connection id is used already. */
export function connectionIdTaken(connectionId: ConnectionId): CommandFault {
  const words = `The id ${connectionId} belongs to another connection. Use another id.`;
  return commandFault("id-taken", words, { connectionId });
}

function unknownConnection(connectionId: ConnectionId): CommandFault {
  const words = `There is no connection ${connectionId} in this flow; it may have been removed.`;
  return commandFault("unknown-connection", words, { connectionId });
}

function unfitEnds(flow: Flow, { source, port, target }: Connection): CommandFault | null {
  const fault = missingPort(flow, source, port);
  if (fault) return fault;
  const targetNode = own(flow.nodes, target);
  if (!targetNode) return unknownNode(target);
  if (targetNode.kind !== "start") return null;
  const words = `Nothing can lead to “${nodeName(flow, target)}”: that is where calls arrive. Choose the node behind it.`;
  return commandFault("target-is-start", words, { nodeId: target });
}
