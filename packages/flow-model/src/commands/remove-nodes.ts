import type { Connection, Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import { portType } from "../nodes/ports.ts";
import { own } from "../own.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Handler } from "./edit.ts";
import { unknownNode } from "./node-ports.ts";

/**
 * Removes nodes with every connection at them. With `heal`, what led to a removed node leads on to where that node's
 * default exit led, or its only target when it has no default exit. Prompts stay; goals and tests that name the nodes too.
 */
export const removeNodes: Handler<"removeNodes"> = ({ flow, draft }, { nodeIds, heal = false }) => {
  const removed = new Set(nodeIds);
  for (const nodeId of removed) {
    const fault = irremovable(flow, nodeId);
    if (fault) return fault;
    delete draft.nodes[nodeId];
  }
  const successors = heal ? successorsOf(flow, removed) : new Map<NodeId, NodeId>();
  for (const [id, { source, target }] of Object.entries(flow.connections)) {
    if (!removed.has(source) && !removed.has(target)) continue;
    const onward = removed.has(source) ? undefined : follow(target, { successors, removed });
    const written = draft.connections[id];
    if (onward === undefined || onward === source || !written) delete draft.connections[id];
    else written.target = onward;
  }
  return null;
};

function irremovable(flow: Flow, nodeId: NodeId): CommandFault | null {
  const node = own(flow.nodes, nodeId);
  if (!node) return unknownNode(nodeId);
  if (node.kind !== "start") return null;
  return commandFault("start-needed", "The start cannot be removed: every call begins there.", { nodeId });
}

/** Where each removed node would have led by itself. */
function successorsOf(flow: Flow, removed: ReadonlySet<NodeId>): Map<NodeId, NodeId> {
  const leaving = new Map<NodeId, Connection[]>();
  for (const connection of Object.values(flow.connections)) {
    if (!removed.has(connection.source) || !own(flow.nodes, connection.target)) continue;
    leaving.set(connection.source, [...(leaving.get(connection.source) ?? []), connection]);
  }
  const successors = new Map<NodeId, NodeId>();
  for (const [nodeId, connections] of leaving) {
    const onward = connections.find(({ port }) => portType(port) === "default");
    const targets = new Set(connections.map(({ target }) => target));
    const only = targets.size === 1 ? connections[0] : undefined;
    const chosen = onward ?? only;
    if (chosen) successors.set(nodeId, chosen.target);
  }
  return successors;
}

function follow(
  from: NodeId,
  { successors, removed }: { successors: ReadonlyMap<NodeId, NodeId>; removed: ReadonlySet<NodeId> },
): NodeId | undefined {
  const seen = new Set<NodeId>();
  let at: NodeId | undefined = from;
  while (at !== undefined && removed.has(at)) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = successors.get(at);
  }
  return at;
}
