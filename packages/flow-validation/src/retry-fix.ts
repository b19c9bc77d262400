import type { Command, FlowNode, Json, NodeId, NodeKind } from "@tonegraph/flow-model";

/** The kinds of node that ask again after silence, and some of them after a wrong key. */
export const RETRYING_KINDS: readonly NodeKind[] = ["menu", "collect", "language"];

/** The field that says what a node does about silence, or about wrong keys. */
export type RetryField = "noInput" | "noMatch";

/** Changes some parts of that field and keeps the others; a part that is null is taken out. Null where the node has no such field. */
export function setRetry(
  node: FlowNode,
  nodeId: NodeId,
  { field, changes }: { readonly field: RetryField; readonly changes: Readonly<Record<string, number | null>> },
): Command | null {
  const before = retryOf(node, field);
  if (!before) return null;
  const after: Record<string, Json> = {};
  for (const [part, value] of [...Object.entries(before), ...Object.entries(changes)]) {
    if (value === null || value === undefined) delete after[part];
    else after[part] = value;
  }
  return { type: "setNodeFields", nodeId, set: { [field]: after } };
}

function retryOf(node: FlowNode, field: RetryField): Readonly<Record<string, string | number | undefined>> | null {
  if (field === "noInput") return "noInput" in node ? node.noInput : null;
  return "noMatch" in node ? node.noMatch : null;
}
