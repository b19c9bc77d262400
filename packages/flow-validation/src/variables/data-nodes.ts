import type { Flow, FlowNode, NodeId, NodeKind } from "@tonegraph/flow-model";
import { rememberedBy } from "./remembered-by.ts";

const KINDS: ReadonlySet<NodeKind> = new Set<NodeKind>([
  "collect",
  "condition",
  "httpRequest",
  "setVariables",
  "subflow",
  "transform",
  "vendorBlock",
]);

/** The nodes that read or set variables, in the order of the document. Most nodes of large flows do neither. */
export const dataNodes = rememberedBy((nodes: Flow["nodes"]): readonly (readonly [NodeId, FlowNode])[] =>
  Object.entries(nodes).filter(([, node]) => isDataNode(node)),
);

/** Whether a node can read or set variables. */
export function isDataNode({ kind }: FlowNode): boolean {
  return KINDS.has(kind);
}
