import type { Flow, FlowNode, NodeId } from "@tonegraph/flow-model";
import { START_ID } from "../wire.ts";
import { vendorIdOf } from "./vendor-id.ts";

/** One id that would name two different things at the vendor: the blocks that are called so. */
export interface IdClash {
  readonly id: string;
  readonly nodeIds: readonly NodeId[];
}

/** The ids that these nodes cannot share: a key names a menu, a queue, an agent or a flow by its id alone. */
export function idClashes(flow: Flow, nodeIds: Iterable<NodeId>): IdClash[] {
  const uses = new Map<string, Map<string, NodeId[]>>([[START_ID, new Map([["start", [flow.startNodeId]]])]]);
  for (const nodeId of nodeIds) {
    const node = flow.nodes[nodeId];
    const id = node === undefined ? null : idOf(nodeId, node);
    if (node === undefined || id === null || id.trim() === "") continue;
    const kinds = uses.get(id) ?? new Map<string, NodeId[]>();
    uses.set(id, kinds.set(node.kind, [...(kinds.get(node.kind) ?? []), nodeId]));
  }
  return [...uses].flatMap(([id, kinds]) =>
    kinds.size < 2 ? [] : [{ id, nodeIds: [...kinds.values()].flat().filter((one) => one !== flow.startNodeId) }],
  );
}

function idOf(nodeId: NodeId, node: FlowNode): string | null {
  switch (node.kind) {
    case "menu":
      return vendorIdOf(nodeId);
    case "queue":
      return node.queueId;
    case "agent":
      return node.agentId;
    case "subflow":
      return node.flowId;
    default:
      return null;
  }
}
