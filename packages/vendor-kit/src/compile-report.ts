import { kindName, type Flow, type Json, type NodeId } from "@tonegraph/flow-model";
import type { ReportItem } from "./adapter.ts";

/** Collects report items in the order they are found. */
export interface CompileReport {
  readonly items: readonly ReportItem[];
  add(
    kind: ReportItem["kind"],
    code: string,
    item: { readonly nodeId?: NodeId; readonly words: string; readonly params?: Record<string, Json> },
  ): void;
}

/** An empty report. */
export function createReport(): CompileReport {
  const items: ReportItem[] = [];
  return {
    items,
    add(kind, code, { nodeId, words, params = {} }) {
      items.push({ kind, code, ...(nodeId === undefined ? {} : { nodeId }), params, words });
    },
  };
}

/** A node's name for people: its label in quotes, else its kind. */
export function nameOf(flow: Flow, nodeId: NodeId): string {
  const node = flow.nodes[nodeId];
  if (!node) return "a block that does not exist";
  return node.label.trim() === "" ? `the ${kindName(node.kind)} without a name` : `“${node.label}”`;
}
