import { parseExpression } from "@tonegraph/expressions";
import { portsOf, type FlowEdge, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { nameOf } from "@tonegraph/vendor-kit";
import { dtmfOf } from "../condition.ts";
import { exitCondition, type ExitCondition } from "../exit-condition.ts";
import { blockExits } from "../vendor-block.ts";
import type { WireConnection } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";
import { vendorConnectionId, vendorNodeId } from "./vendor-ids.ts";

/** The connections that leave a node, in the order of its ports. */
export function connectionsOf(nodeId: NodeId, node: FlowNode, scope: CompileScope): WireConnection[] {
  const { graph, extras } = scope;
  const exits = portsOf(node).flatMap((port): { edge: FlowEdge; exit: ExitCondition }[] => {
    const edge = graph.edgeOn(nodeId, port);
    return edge === undefined ? [] : [{ edge, exit: exitOf(node, port) }];
  });
  for (const { edge, exit } of exits) {
    reportBadCondition(edge, exit, scope);
    reportBadKey(edge, exit, scope);
  }
  return sharedExit(nodeId, exits, scope).map(({ edge, exit }) => ({
    ...(Object.hasOwn(extras.connections, edge.id) ? extras.connections[edge.id] : {}),
    id: vendorConnectionId(edge.id),
    source_node_id: vendorNodeId(edge.source, extras),
    target_node_id: vendorNodeId(edge.target, extras),
    ...exit,
  }));
}

type Exit = { readonly edge: FlowEdge; readonly exit: ExitCondition };

function exitOf(node: FlowNode, port: string): ExitCondition {
  const own = node.kind === "vendorBlock" ? blockExits(node)?.get(port) : undefined;
  return own ?? exitCondition(node, port);
}

// Where the vendor had one connection for silence and wrong keys and both still lead to one place, it stays one.
function sharedExit(nodeId: NodeId, exits: readonly Exit[], { extras }: CompileScope): readonly Exit[] {
  const silence = exits.find(({ edge }) => edge.port === "noInput");
  const wrongKey = exits.find(({ edge }) => edge.port === "noMatch");
  if (!extras.sharedExits.includes(nodeId) || silence?.edge.target !== wrongKey?.edge.target) return exits;
  return exits
    .filter(({ edge }) => edge.port !== "noMatch")
    .map((exit) => (exit === silence ? { edge: exit.edge, exit: { condition: "true", type: "fallback" } } : exit));
}

function reportBadCondition(edge: FlowEdge, { condition }: ExitCondition, { flow, report }: CompileScope): void {
  if (flow.nodes[edge.source]?.kind !== "condition" || condition === "true" || parseExpression(condition).ok) return;
  const words = `CXone cannot read the condition “${condition}” of ${nameOf(flow, edge.source)}. Correct it.`;
  report.add("unsupported", "condition-not-valid", { nodeId: edge.source, words, params: { condition } });
}

function reportBadKey(edge: FlowEdge, { condition }: ExitCondition, { flow, report }: CompileScope): void {
  if (flow.nodes[edge.source]?.kind !== "menu" || !edge.port.startsWith("key:") || dtmfOf(condition) !== null) return;
  const key = edge.port.slice("key:".length);
  const words = `CXone takes one key of a telephone, and “${key}” of ${nameOf(flow, edge.source)} is none. Choose 0 to 9, * or #.`;
  report.add("unsupported", "key-not-valid", { nodeId: edge.source, words, params: { key } });
}
