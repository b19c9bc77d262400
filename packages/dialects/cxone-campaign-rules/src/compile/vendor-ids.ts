import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { VendorExtras } from "../vendor-extras.ts";

/**
 * The vendor's ids of nodes: a queue's is that of the queue, a transfer's its number, any other ours without its prefix (or
 * what the vendor called it). One that a queue or a number has already gets a number behind it.
 */
export function vendorIdsOf(flow: Flow, nodeIds: readonly NodeId[], extras: VendorExtras): ReadonlyMap<NodeId, string> {
  const ids = new Map<NodeId, string>();
  for (const nodeId of nodeIds) {
    const node = flow.nodes[nodeId];
    if (node?.kind === "queue") ids.set(nodeId, node.queueId);
    if (node?.kind === "externalNumber") ids.set(nodeId, node.number);
  }
  const taken = new Set(ids.values());
  for (const nodeId of nodeIds.toSorted()) {
    if (ids.has(nodeId)) continue;
    const kept = Object.hasOwn(extras.nodeIds, nodeId) ? extras.nodeIds[nodeId] : undefined;
    const id = unused(kept ?? nodeId.replace(/^node_/, ""), taken);
    taken.add(id);
    ids.set(nodeId, id);
  }
  return ids;
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}_${count}`;
  return id;
}
