import type { NodeId } from "@tonegraph/flow-model";
import type { Editor } from "../../document/editor.ts";
import { selectNode } from "../../document/selection.ts";

/** Selects a block and has the canvas show it. */
export function jumpTo({ document, view }: Editor, nodeId: NodeId): void {
  document.select(selectNode(nodeId));
  view.ask({ type: "reveal", nodeIds: [nodeId] });
}
