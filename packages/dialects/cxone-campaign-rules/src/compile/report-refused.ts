import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { refusedContent, type ContentFault, type ReportItem } from "@tonegraph/vendor-kit";
import { checkContent } from "../content-faults.ts";
import type { WireRule } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";

/** What CXone would refuse of what was read from it and is sent back; what a drawing says has its own reports. */
export function refusedOfRule(
  artefact: WireRule,
  { flow, extras, vendorIds }: Pick<CompileScope, "flow" | "extras" | "vendorIds">,
): readonly ReportItem[] {
  const ours = new Map([...vendorIds].map(([nodeId, id]) => [id, nodeId]));
  const nodeAt = ([list, at]: ContentFault["path"]): NodeId | undefined =>
    list === "nodes" ? ours.get(artefact.nodes[Number(at)]?.id ?? "") : undefined;
  const isKept = ({ path }: ContentFault): boolean => {
    if (path[0] === "nodes") return path.length > 1 && isKeptOf(flow.nodes[nodeAt(path) ?? ""], path);
    if (path[0] === "fallbackAction") return extras.fallbackAction !== undefined;
    return path[0] === "name" && extras.name !== undefined;
  };
  const sent = checkContent({ ...artefact }).faults.filter(isKept);
  return refusedContent({ vendor: "CXone", sent, drawn: [], nodeAt });
}

// A place where callers are handed on has a recording only where the vendor gave it one.
function isKeptOf(node: FlowNode | undefined, path: ContentFault["path"]): boolean {
  if (node === undefined || node.kind === "vendorBlock") return true;
  return path.at(-1) === "mediaAssetId" && node.kind !== "message" && node.kind !== "menu";
}
