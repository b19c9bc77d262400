import { type Flow, type FlowGraph, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import { aKind, type CompileReport, nameOf } from "@tonegraph/vendor-kit";

/** The part of a flow that the vendor has: one menu, and at most one message before it. */
export interface MenuPart {
  readonly messageId: NodeId | null;
  readonly message: NodeOfKind<"message"> | null;
  readonly menuId: NodeId;
  readonly menu: NodeOfKind<"menu">;
}

/** Follows the start to its menu, through one message at most; says why there is none. */
export function findMenu(flow: Flow, graph: FlowGraph, report: CompileReport): MenuPart | null {
  const firstId = graph.edgeOn(flow.startNodeId, "next")?.target;
  const first = firstId === undefined ? undefined : flow.nodes[firstId];
  if (firstId === undefined || first === undefined) return noMenu(flow, flow.startNodeId, report);
  if (first.kind === "menu") return { messageId: null, message: null, menuId: firstId, menu: first };
  if (first.kind !== "message") return wrongStep(flow, firstId, report);

  const secondId = graph.edgeOn(firstId, "next")?.target;
  const second = secondId === undefined ? undefined : flow.nodes[secondId];
  if (secondId === undefined || second === undefined) return noMenu(flow, firstId, report);
  if (second.kind === "menu") return { messageId: firstId, message: first, menuId: secondId, menu: second };
  return wrongStep(flow, secondId, report);
}

function noMenu(flow: Flow, nodeId: NodeId, report: CompileReport): null {
  const words = `CXone needs a menu, but nothing follows ${nameOf(flow, nodeId)}. Connect it to a menu.`;
  report.add("unsupported", "no-menu", { nodeId, words });
  return null;
}

function wrongStep(flow: Flow, nodeId: NodeId, report: CompileReport): null {
  const kind = flow.nodes[nodeId]?.kind ?? "menu";
  const words =
    kind === "message"
      ? `CXone speaks one message before the menu; ${nameOf(flow, nodeId)} would be a second one. Join the two messages.`
      : `CXone needs a menu at the beginning of a call, but ${nameOf(flow, nodeId)} is ${aKind(kind)}. Put a menu there.`;
  report.add("unsupported", "not-a-menu", { nodeId, words, params: { kind } });
  return null;
}
