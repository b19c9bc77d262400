import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import type { FlowNode, NodeKind } from "../nodes/flow-node.ts";
import { own } from "../own.ts";

const KIND_WORDS: Readonly<Record<NodeKind, string>> = {
  start: "start",
  message: "message",
  menu: "menu",
  collect: "digits step",
  language: "language choice",
  condition: "condition",
  hours: "opening hours",
  setVariables: "variables step",
  transform: "transformation",
  httpRequest: "web request",
  subflow: "subflow",
  queue: "queue",
  agent: "agent",
  externalNumber: "external number",
  voicemail: "voicemail",
  hangup: "hang-up",
  vendorBlock: "vendor block",
};

/** What people call a node kind, in lower case and singular. */
export function kindName(kind: NodeKind): string {
  return KIND_WORDS[kind];
}

/** What people call a node: its label, or its kind and id while it has none. */
export function nodeName(flow: Flow, nodeId: NodeId): string {
  const node = own(flow.nodes, nodeId);
  return node ? labelOrKind(node, nodeId) : nodeId;
}

function labelOrKind(node: FlowNode, nodeId: NodeId): string {
  const label = node.label.trim();
  return label === "" ? `the ${kindName(node.kind)} ${nodeId}` : label;
}
