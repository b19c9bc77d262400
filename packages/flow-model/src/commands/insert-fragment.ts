import type { Flow } from "../flow.ts";
import { portsOf } from "../nodes/ports.ts";
import { own } from "../own.ts";
import { nodeName } from "../words/node-name.ts";
import { portName } from "../words/port-name.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { CommandOf, Handler } from "./edit.ts";
import { connectionIdTaken } from "./edit-connections.ts";
import { nodeIdTaken, secondStart } from "./edit-nodes.ts";

/**
 * Adds nodes, their connections and prompts together, all under ids that are new to the flow. Connections begin at the
 * fragment's own nodes and may lead to nodes of the fragment or of the flow.
 */
export const insertFragment: Handler<"insertFragment"> = ({ flow, draft }, fragment) => {
  const fault = unfitNodes(flow, fragment) ?? unfitConnections(flow, fragment) ?? unfitPrompts(flow, fragment);
  if (fault) return fault;
  Object.assign(draft.nodes, fragment.nodes);
  Object.assign(draft.connections, fragment.connections);
  Object.assign(draft.prompts, fragment.prompts);
  return null;
};

function unfitNodes(flow: Flow, { nodes }: CommandOf<"insertFragment">): CommandFault | null {
  for (const [nodeId, node] of Object.entries(nodes)) {
    if (own(flow.nodes, nodeId)) return nodeIdTaken(flow, nodeId);
    if (node.kind === "start") return secondStart(nodeId);
  }
  return null;
}

function unfitConnections(flow: Flow, { nodes, connections }: CommandOf<"insertFragment">): CommandFault | null {
  const taken = new Set<string>();
  for (const [connectionId, { source, port, target }] of Object.entries(connections)) {
    if (own(flow.connections, connectionId)) return connectionIdTaken(connectionId);
    const node = own(nodes, source);
    if (!node)
      return commandFault("unknown-node", `The fragment has no node ${source}.`, { nodeId: source, connectionId });
    if (!portsOf(node).includes(port))
      return commandFault("no-such-port", `“${node.label}” has no exit “${portName(port)}”.`, {
        nodeId: source,
        connectionId,
      });
    if (taken.has(`${source} ${port}`))
      return commandFault("port-taken", `“${node.label}” leads “${portName(port)}” to two nodes.`, {
        nodeId: source,
        connectionId,
      });
    taken.add(`${source} ${port}`);
    const targetNode = own(nodes, target) ?? own(flow.nodes, target);
    if (!targetNode)
      return commandFault("unknown-node", `There is no node ${target} to lead to.`, { nodeId: target, connectionId });
    if (targetNode.kind === "start")
      return commandFault("target-is-start", `Nothing can lead to “${nodeName(flow, target)}”.`, {
        nodeId: target,
        connectionId,
      });
  }
  return null;
}

function unfitPrompts(flow: Flow, { prompts }: CommandOf<"insertFragment">): CommandFault | null {
  const promptId = Object.keys(prompts).find((id) => own(flow.prompts, id));
  if (promptId === undefined) return null;
  const words = `The id ${promptId} belongs to the prompt “${flow.prompts[promptId]?.label ?? ""}”. Use another id.`;
  return commandFault("id-taken", words, { promptId });
}
