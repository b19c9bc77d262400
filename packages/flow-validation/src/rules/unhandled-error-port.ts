import type { Flow, NodeId } from "@tonegraph/flow-model";
import { canFailBy } from "../variables/error-ports.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { fallbackTarget, wireToFallback } from "../fallback-fix.ts";
import { isMissingExit, type CallGraph } from "../graph/call-graph.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** A request, a transformation or a sub-flow fails at times, and some of the exits for that lead nowhere. */
export const unhandledErrorPort = flowRule({
  code: "unhandled-error-port",
  severity: "error",
  reads: ["nodes", "connections", "fallback"],
  check({ flow, index }) {
    const graph = index.graph();
    return dataNodes(flow.nodes).flatMap(([nodeId]) => {
      const ports = openErrorPorts(graph, nodeId);
      return ports.length === 0 ? [] : [finding(flow, nodeId, ports)];
    });
  },
});

function openErrorPorts(graph: CallGraph, nodeId: NodeId): readonly string[] {
  const number = graph.numberOf(nodeId);
  const node = graph.nodes[number];
  const ports: string[] = [];
  if (!node) return ports;
  for (let exit = graph.firstExit[number] ?? 0; exit < (graph.firstExit[number + 1] ?? 0); exit++) {
    const port = graph.exitPort[exit] ?? "";
    if (canFailBy(node, port) && isMissingExit(graph, number, exit)) ports.push(port);
  }
  return ports;
}

function finding(flow: Flow, nodeId: NodeId, ports: readonly string[]): Finding {
  const at = { nodeId, pointer: `/nodes/${nodeId}` };
  const open = { ports: [...ports], port: ports[0] ?? "" };
  const target = fallbackTarget(flow, nodeId);
  if (!target) return { at, params: open };
  const commands = wireToFallback(flow, target, { source: nodeId, ports });
  return {
    at,
    params: { ...open, fixTargetKind: target.node.kind, fixTargetLabel: target.node.label.trim() },
    fix: { type: "batch", label: "Lead failures to the fallback", commands },
  };
}
