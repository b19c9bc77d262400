import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import type { FlowNode, NodeKind } from "../nodes/flow-node.ts";
import { own } from "../own.ts";

// The one table of what kinds are called: the palette, the plan, reports and problems say the same.
const TITLES: Readonly<Record<NodeKind, string>> = {
  start: "Start",
  message: "Message",
  menu: "Menu",
  collect: "Collect digits",
  language: "Language choice",
  condition: "Condition",
  hours: "Opening hours",
  setVariables: "Set variables",
  transform: "Transform",
  httpRequest: "HTTP request",
  subflow: "Sub-flow",
  queue: "Queue",
  agent: "Agent",
  externalNumber: "Outside number",
  voicemail: "Voicemail",
  hangup: "Hang up",
  vendorBlock: "Vendor block",
};

// Titles that say what to do are no nouns as they stand.
const NOUNS: Readonly<Partial<Record<NodeKind, string>>> = {
  collect: "“Collect digits” block",
  setVariables: "“Set variables” block",
  transform: "“Transform” block",
  httpRequest: TITLES.httpRequest,
  hangup: "hang-up",
};

/** What people call a node kind where it stands alone, as in the palette. */
export function kindTitle(kind: NodeKind): string {
  return TITLES[kind];
}

/** What people call a node kind within a sentence, singular. */
export function kindName(kind: NodeKind): string {
  return NOUNS[kind] ?? TITLES[kind].toLowerCase();
}

/** A node kind with its article: "a queue", "an agent". */
export function aKindName(kind: NodeKind): string {
  const name = kindName(kind);
  return kind === "hours" ? name : `${/^[aeiou]|^HTTP/.test(name) ? "an" : "a"} ${name}`;
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
