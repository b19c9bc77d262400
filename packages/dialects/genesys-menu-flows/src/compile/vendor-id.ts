import type { NodeId } from "@tonegraph/flow-model";

/** The vendor's id of a menu: ours without its prefix. */
export function vendorIdOf(nodeId: NodeId): string {
  return nodeId.replace(/^node_/, "");
}
