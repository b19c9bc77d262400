import {
  kindName,
  portsOf,
  type Flow,
  type FlowEdge,
  type FlowGraph,
  type FlowNode,
  type NodeId,
} from "@tonegraph/flow-model";
import { type CompileReport, nameOf } from "@tonegraph/vendor-kit";
import { NOT_SUPPORTED } from "../not-supported.ts";
import { destinationOf, destinationOfFallback } from "./destination-of.ts";

/** Reports every node that is not part of what is sent, and what is lost of those that are. */
export function reportNodes(flow: Flow, graph: FlowGraph, report: CompileReport): void {
  const heard = reachable(flow, graph);
  const carried = carriedNodes(flow, graph);
  for (const nodeId of graph.nodeIds) {
    const node = flow.nodes[nodeId];
    if (node === undefined) continue;
    if (!heard.has(nodeId)) reportUnheard(flow, nodeId, report);
    else if (isUnknown(node)) reportKind(flow, nodeId, report);
    else if (!carried.has(nodeId)) reportNotCarried(flow, nodeId, report);
    else reportLosses(flow, nodeId, { node, graph, report });
  }
}

/** Reports what belongs to the flow as a whole and is not sent. */
export function reportFlowFields(
  flow: Flow,
  silence: { readonly target: string; readonly isHungUp: boolean } | null,
  report: CompileReport,
): void {
  const variables = Object.keys(flow.variables).sort();
  if (variables.length > 0) {
    const words = `CXone's menus know no variables; ${variables.join(", ")} stay in Tonegraph.`;
    report.add("dropped", "variables", { words, params: { variables } });
  }
  if (flow.activeWindow !== undefined) {
    const words = "CXone's menus have no time window: the version answers calls as soon as it is published.";
    report.add("dropped", "active-window", { words });
  }
  if (flow.campaignId !== undefined) {
    const words = `CXone's menus belong to no campaign; “${flow.campaignId}” is not sent.`;
    report.add("dropped", "campaign", { words, params: { campaignId: flow.campaignId } });
  }
  if (flow.fallback === undefined) return;
  if (JSON.stringify(destinationOfFallback(flow.fallback)) !== silence?.target) {
    const words = "CXone's menus have one fallback, the time-out target; the flow's own fallback is not sent.";
    report.add("dropped", "flow-fallback", { words });
  } else if (!silence.isHungUp) {
    const words =
      "CXone's menus have one fallback, the time-out target. It is the flow's own as well, and CXone does not say so.";
    report.add("approximated", "flow-fallback-as-time-out", { words });
  }
}

// As callers move at the vendor: there is no way out of a queue, an agent or a number, and none for a wrong key.
function reachable(flow: Flow, graph: FlowGraph): ReadonlySet<NodeId> {
  return walk(flow.startNodeId, (nodeId) => waysOut(flow, graph, nodeId).map((edge) => edge.target));
}

function waysOut(flow: Flow, graph: FlowGraph, nodeId: NodeId): readonly FlowEdge[] {
  const node = flow.nodes[nodeId];
  if (node === undefined || isHandedOver(node)) return [];
  const ports = portsOf(node).filter((port) => node.kind !== "menu" || port !== "noMatch");
  return graph.outgoing(nodeId).filter((edge) => ports.includes(edge.port));
}

// The start, its one message, its menu and where that leads: what `findMenu` and its destinations take up.
function carriedNodes(flow: Flow, graph: FlowGraph): ReadonlySet<NodeId> {
  const first = graph.edgeOn(flow.startNodeId, "next")?.target;
  const second =
    first !== undefined && flow.nodes[first]?.kind === "message" ? graph.edgeOn(first, "next")?.target : undefined;
  const menuId = [first, second].find((nodeId) => nodeId !== undefined && flow.nodes[nodeId]?.kind === "menu");
  if (menuId === undefined) return new Set([flow.startNodeId]);
  const targets = waysOut(flow, graph, menuId).filter(({ port, target }) => isCarriedTarget(port, flow.nodes[target]));
  const before = first === undefined || first === menuId ? [] : [first];
  return new Set([flow.startNodeId, ...before, menuId, ...targets.map((edge) => edge.target)]);
}

function isCarriedTarget(port: string, node: FlowNode | undefined): boolean {
  if (node?.kind === "hangup") return port === "noInput";
  return isHandedOver(node);
}

function isHandedOver(node: FlowNode | undefined): boolean {
  return node !== undefined && destinationOf(node) !== null;
}

// A block of CXone's own stands for a destination that its documents do not name; another vendor's is nothing there.
function isUnknown(node: FlowNode): boolean {
  return NOT_SUPPORTED.includes(node.kind) || (node.kind === "vendorBlock" && destinationOf(node) === null);
}

function walk(from: NodeId, next: (nodeId: NodeId) => readonly NodeId[]): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>([from]);
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const nodeId of seen) for (const target of next(nodeId)) seen.add(target);
  return seen;
}

function reportUnheard(flow: Flow, nodeId: NodeId, report: CompileReport): void {
  const words = `No caller comes to ${nameOf(flow, nodeId)} in CXone, so it is not sent.`;
  report.add("dropped", "node-not-reached", { nodeId, words });
}

function reportKind(flow: Flow, nodeId: NodeId, report: CompileReport): void {
  const kind = flow.nodes[nodeId]?.kind ?? "menu";
  const words = `CXone's menus have nothing like ${nameOf(flow, nodeId)} (${kindName(kind)}). Take it out, or publish to another target.`;
  report.add("unsupported", "node-not-supported", { nodeId, words, params: { kind } });
}

function reportNotCarried(flow: Flow, nodeId: NodeId, report: CompileReport): void {
  const words = `CXone's flow is one menu and where its keys lead; ${nameOf(flow, nodeId)} is beyond that and cannot be sent.`;
  report.add("unsupported", "node-not-carried", { nodeId, words, params: { kind: flow.nodes[nodeId]?.kind ?? "" } });
}

function reportLosses(
  flow: Flow,
  nodeId: NodeId,
  at: { node: FlowNode; graph: FlowGraph; report: CompileReport },
): void {
  const { node, graph, report } = at;
  const name = nameOf(flow, nodeId);
  const dropped = (code: string, words: string): void => report.add("dropped", code, { nodeId, words });
  if (node.kind === "queue" && node.priority !== undefined)
    dropped("queue-priority", `CXone's menus set no priority; that of ${name} is not sent.`);
  if (isHandedOver(node) && graph.outgoing(nodeId).length > 0)
    dropped(
      "exit-of-destination",
      `CXone does not come back from ${name}; where it leads when that fails is not sent.`,
    );
  if (node.kind === "hangup") reportEnd(node, name, dropped);
  if (node.kind === "message" && node.interruptible === false)
    dropped(
      "barge-in",
      `CXone lets callers press a key while ${name} is spoken; that it must be heard to its end is not sent.`,
    );
  if (node.kind === "menu" && node.speechEnabled === true)
    dropped("speech-input", `CXone's menus take keys only; spoken answers to ${name} are not understood.`);
}

function reportEnd(
  { promptId, outcome }: Extract<FlowNode, { kind: "hangup" }>,
  name: string,
  dropped: (code: string, words: string) => void,
): void {
  if (promptId !== undefined && promptId !== "")
    dropped("farewell", `CXone hangs up without a word; the farewell of ${name} is not sent.`);
  if (outcome !== "abandoned")
    dropped(
      "hang-up-outcome",
      `CXone does not say how a call ended; that ${name} completes it is known in Tonegraph only.`,
    );
}
