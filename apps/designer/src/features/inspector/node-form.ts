import type { Flow, FlowNode, JsonLike, NodeId, SimpleCommand } from "@tonegraph/flow-model";
import { fieldEdit, type FieldPath } from "./edits/field-edit.ts";
import type { KnownTenant } from "../../document/known-tenant.ts";
import type { FieldContext } from "./fields/field-context.ts";

/** Flows and accounts that are known to exist; an account can be asked for more. */
export interface KnownIds {
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly tenants: readonly KnownTenant[];
}

/** What the panel of every kind is given: the block, its surroundings, and how a value of it is changed. */
export interface NodeForm<Node extends FlowNode = FlowNode> {
  readonly context: FieldContext;
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly node: Node;
  readonly knownIds: KnownIds;
  /** Sets the value at a path of the block, or takes it away; changes of one gesture are one step of undo. */
  readonly set: (path: FieldPath, value: JsonLike | undefined, gesture?: string) => boolean;
  /** The command that does the same, to be part of another edit. */
  readonly edit: (path: FieldPath, value: JsonLike | undefined) => SimpleCommand;
}

/** Makes the form of a block. Edits start from the newest state of the block, never from what was drawn last. */
export function nodeForm(parts: Pick<NodeForm, "context" | "flow" | "nodeId" | "node" | "knownIds">): NodeForm {
  const { context, nodeId, node } = parts;
  const { editor } = context;
  const edit: NodeForm["edit"] = (path, value) => {
    const newest = editor.document.store.getState().flow.nodes[nodeId] ?? node;
    return fieldEdit(nodeId, newest, { path, value });
  };
  return {
    ...parts,
    edit,
    set: (path, value, gesture) =>
      editor.apply(edit(path, value), { words: "", ...(gesture === undefined ? {} : { gesture }) }),
  };
}
