import type { Command, ConnectionId, NodeId, NodeKind } from "@tonegraph/flow-model";
import { fallbackTarget } from "../fallback-fix.ts";
import { byShape } from "../graph/by-shape.ts";
import { NOWHERE, exitOn, type CallGraph } from "../graph/call-graph.ts";
import { mayLeadTo } from "../may-lead-to.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding, RuleContext } from "../rule.ts";

/**
 * Callers who press nothing, or only wrong keys, are hung up on after the last retry, with at most a farewell before. They
 * should get to a person, a callback or a mailbox.
 */
export const hangUpAfterRetries = flowRule({
  code: "hang-up-after-retries",
  severity: "warning",
  reads: ["nodes", "connections", "fallback"],
  check(context) {
    const graph = context.index.graph();
    const end = endsOf(graph);
    const { exitNode, exitPort, exitTarget } = graph;
    const findings: Finding[] = [];
    for (const exit of retryExits(graph)) {
      const hangUp = end(exitTarget[exit] ?? NOWHERE);
      if (hangUp === NOWHERE) continue;
      const number = exitNode[exit] ?? NOWHERE;
      findings.push(...hungUp(context, { number, port: exitPort[exit] ?? "", exit, hangUp }));
    }
    return findings;
  },
});

/** Where calls go on after the last retry. */
const retryExits = byShape(({ exitPort, firstExit, kinds }) => {
  const exits: number[] = [];
  for (let node = 0; node < kinds.length; node++) {
    if (!WITH_RETRIES.has(kinds[node] ?? "hangup")) continue;
    for (let exit = firstExit[node] ?? 0; exit < (firstExit[node + 1] ?? 0); exit++)
      if (exitPort[exit] === "noInput" || exitPort[exit] === "noMatch") exits.push(exit);
  }
  return exits;
});

function hungUp(
  context: RuleContext,
  {
    number,
    port,
    exit,
    hangUp,
  }: { readonly number: number; readonly port: string; readonly exit: number; readonly hangUp: number },
): Finding[] {
  const graph = context.index.graph();
  const nodeId = graph.nodeIds[number];
  const connectionId = graph.exitConnection[exit];
  if (nodeId === undefined || !connectionId) return [];
  const mend = leadToFallback(context, { nodeId, connectionId, port });
  return [
    {
      at: { nodeId, pointer: `/nodes/${nodeId}/${port}` },
      params: { port, ...(mend ? { fixTargetLabel: mend.label } : {}) },
      related: [graph.nodeIds[hangUp] ?? ""],
      ...(mend ? { fix: mend.fix } : {}),
    },
  ];
}

const WITH_RETRIES: ReadonlySet<NodeKind> = new Set<NodeKind>(["menu", "collect", "language"]);
const PASSED_ON_THE_WAY: ReadonlySet<NodeKind> = new Set<NodeKind>(["message", "setVariables"]);

/** Says which hang-up a way ends in that goes through nothing but messages, or NOWHERE. Every node is looked at once. */
function endsOf(graph: CallGraph): (node: number) => number {
  const known = new Map<number, number>();
  const isPassed = (node: number): boolean => PASSED_ON_THE_WAY.has(graph.kinds[node] ?? "hangup");
  return (from) => {
    if (from === NOWHERE || !isPassed(from)) return graph.kinds[from] === "hangup" ? from : NOWHERE;
    const way: number[] = [];
    let node = from;
    while (node !== NOWHERE && !known.has(node) && isPassed(node)) {
      known.set(node, NOWHERE);
      way.push(node);
      const exit = exitOn(graph, node, "next");
      node = exit === NOWHERE ? NOWHERE : (graph.exitTarget[exit] ?? NOWHERE);
    }
    const end = known.get(node) ?? (graph.kinds[node] === "hangup" ? node : NOWHERE);
    for (const passed of way) known.set(passed, end);
    return end;
  };
}

/** Leads the connection to where the flow says that calls go when anything breaks, unless that is a hang-up, too. */
function leadToFallback(
  { flow, profile }: RuleContext,
  {
    nodeId,
    connectionId,
    port,
  }: { readonly nodeId: NodeId; readonly connectionId: ConnectionId; readonly port: string },
): { readonly fix: Command; readonly label: string } | null {
  const target = fallbackTarget(flow, nodeId);
  if (!target || target.node.kind === "hangup") return null;
  if (flow.nodes[nodeId]?.kind === "menu" && !mayLeadTo(profile, port, target.node.kind)) return null;
  const reconnect = { type: "reconnect", connectionId, target: target.nodeId } as const;
  const add = { type: "addNode", nodeId: target.nodeId, node: target.node } as const;
  return {
    label: target.node.label.trim() === "" ? "the fallback" : `“${target.node.label.trim()}”`,
    fix: target.isNew ? { type: "batch", label: "Lead them to a person", commands: [add, reconnect] } : reconnect,
  };
}
