import { type Flow, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import { aKind, nameOf, type CompileReport } from "@tonegraph/vendor-kit";

/** Where a call begins: the first menu, and the one message that may stand before it. */
export interface Beginning {
  readonly messageId: NodeId | null;
  readonly menuId: NodeId;
}

/** Follows the start to its menu, through one message at most; says why there is none. */
export function findMenu(flow: Flow, graph: FlowGraph, report: CompileReport): Beginning | null {
  const firstId = graph.edgeOn(flow.startNodeId, "next")?.target;
  const first = firstId === undefined ? undefined : flow.nodes[firstId];
  if (firstId === undefined || first === undefined) return noMenu(flow, flow.startNodeId, report);
  if (first.kind === "menu") return { messageId: null, menuId: firstId };
  if (first.kind !== "message") return wrongStep(flow, firstId, report);

  const secondId = graph.edgeOn(firstId, "next")?.target;
  const second = secondId === undefined ? undefined : flow.nodes[secondId];
  if (secondId === undefined || second === undefined) return noMenu(flow, firstId, report);
  return second.kind === "menu" ? { messageId: firstId, menuId: secondId } : wrongStep(flow, secondId, report);
}

function noMenu(flow: Flow, nodeId: NodeId, report: CompileReport): null {
  const words = `Genesys Cloud needs a menu, but nothing follows ${nameOf(flow, nodeId)}. Connect it to a menu.`;
  report.add("unsupported", "no-menu", { nodeId, words });
  return null;
}

function wrongStep(flow: Flow, nodeId: NodeId, report: CompileReport): null {
  const kind = flow.nodes[nodeId]?.kind ?? "menu";
  const words =
    kind === "message"
      ? `Genesys Cloud speaks one message before the menu; ${nameOf(flow, nodeId)} would be a second one. Join the two messages.`
      : `Genesys Cloud needs a menu at the beginning of a call, but ${nameOf(flow, nodeId)} is ${aKind(kind)}. Put a menu there.`;
  report.add("unsupported", "not-a-menu", { nodeId, words, params: { kind } });
  return null;
}
