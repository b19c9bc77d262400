import { nodeName, type Flow, type NodeId } from "@tonegraph/flow-model";
import type { ReportItem } from "@tonegraph/vendor-kit";

/** One report item about a node; `words` gets the node's name for people. */
export function item(
  kind: ReportItem["kind"],
  code: string,
  about: { readonly flow: Flow; readonly nodeId: NodeId; readonly words: (name: string) => string },
): ReportItem {
  const { flow, nodeId, words } = about;
  return { kind, code, nodeId, params: {}, words: words(`“${nodeName(flow, nodeId)}”`) };
}
