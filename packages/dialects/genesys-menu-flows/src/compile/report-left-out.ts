import { kindName, type Flow, type FlowGraph, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { nameOf, type CompileReport } from "@tonegraph/vendor-kit";
import { NOT_SUPPORTED } from "../not-supported.ts";

/** Reports every node that the vendor does not have, and what is lost of those that it has. */
export function reportNodes(flow: Flow, graph: FlowGraph, report: CompileReport): void {
  const heard = heardNodes(flow, graph);
  for (const nodeId of graph.nodeIds) {
    const node = flow.nodes[nodeId];
    if (node === undefined) continue;
    const name = nameOf(flow, nodeId);
    if (!heard.has(nodeId)) {
      const words = `No caller comes to ${name} at Genesys Cloud, so it is not sent.`;
      report.add("dropped", "node-not-reached", { nodeId, words });
    } else if (NOT_SUPPORTED.includes(node.kind)) {
      const words = `Genesys Cloud's menus have nothing like ${name} (${kindName(node.kind)}). Take it out, or publish to another target.`;
      report.add("unsupported", "node-not-supported", { nodeId, words, params: { kind: node.kind } });
    } else reportLosses(flow, graph, { nodeId, node, report });
  }
}

/** Reports what belongs to the flow as a whole and is not sent. */
export function reportFlowFields(flow: Flow, report: CompileReport): void {
  const variables = Object.keys(flow.variables).sort();
  if (variables.length > 0) {
    const words = `Genesys Cloud's menus know no variables; ${variables.join(", ")} stay in Tonegraph.`;
    report.add("dropped", "variables", { words, params: { variables } });
  }
  if (flow.activeWindow !== undefined) {
    const words =
      "Genesys Cloud's menu flows have no time window: the version answers calls as soon as it is published.";
    report.add("dropped", "active-window", { words });
  }
  if (flow.campaignId !== undefined) {
    const words = `Genesys Cloud's menu flows belong to no campaign; “${flow.campaignId}” is not sent.`;
    report.add("dropped", "campaign", { words, params: { campaignId: flow.campaignId } });
  }
  if (flow.fallback === undefined) return;
  const words =
    "Genesys Cloud has a time-out target for each menu and none for the flow; the flow's own fallback is not sent.";
  report.add("dropped", "flow-fallback", { words });
}

/**
 * The nodes that callers come to at the vendor: there is no way back from a queue, an agent or another flow, and none of
 * its own for a wrong key.
 */
export function heardNodes(flow: Flow, graph: FlowGraph): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>([flow.startNodeId]);
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const nodeId of seen)
    for (const port of portsHeard(flow.nodes[nodeId])) {
      const target = graph.edgeOn(nodeId, port)?.target;
      if (target !== undefined) seen.add(target);
    }
  return seen;
}

/** The exits that the vendor has too: not that of a wrong key, and none of those who callers are handed to. */
export function portsHeard(node: FlowNode | undefined): string[] {
  if (node?.kind === "start" || node?.kind === "message") return ["next"];
  return node?.kind === "menu" ? [...node.options.map(({ key }) => `key:${key}`), "noInput"] : [];
}

function reportLosses(
  flow: Flow,
  graph: FlowGraph,
  at: { readonly nodeId: NodeId; readonly node: FlowNode; readonly report: CompileReport },
): void {
  const { nodeId, node, report } = at;
  const name = nameOf(flow, nodeId);
  const dropped = (code: string, words: string): void => report.add("dropped", code, { nodeId, words });
  if (node.kind !== "queue" && node.kind !== "agent" && node.kind !== "subflow") return;
  if (graph.outgoing(nodeId).length > 0)
    dropped("exit-of-destination", `Genesys Cloud does not come back from ${name}; what follows it is not sent.`);
  if (node.kind === "queue" && node.priority !== undefined)
    dropped("queue-priority", `Genesys Cloud's menus set no priority; that of ${name} is not sent.`);
  if (node.kind === "subflow" && [...(node.pass ?? []), ...(node.return ?? [])].length > 0)
    dropped(
      "flow-variables",
      `Genesys Cloud's menus hand no variables to another flow; those of ${name} are not sent.`,
    );
}
