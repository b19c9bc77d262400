import type { Flow, FlowGraph, NodeId } from "@tonegraph/flow-model";
import type { VendorExtras } from "../vendor-extras.ts";

/**
 * The menus that have nothing of their own to say and only one way to them, out of a message: with it they are one greeting
 * at the vendor, unless the vendor had them apart. By the message.
 */
export function mergedMenus(
  flow: Flow,
  graph: FlowGraph,
  { separateMenus }: Pick<VendorExtras, "separateMenus">,
): ReadonlyMap<NodeId, NodeId> {
  return new Map(
    graph.nodeIds.flatMap((nodeId): [NodeId, NodeId][] => {
      const next = flow.nodes[nodeId]?.kind === "message" ? graph.edgeOn(nodeId, "next") : undefined;
      const menu = next === undefined ? undefined : flow.nodes[next.target];
      if (next === undefined || menu?.kind !== "menu" || Object.hasOwn(flow.prompts, menu.promptId)) return [];
      if (separateMenus.includes(next.target)) return [];
      return graph.incoming(next.target).length === 1 ? [[nodeId, next.target]] : [];
    }),
  );
}
