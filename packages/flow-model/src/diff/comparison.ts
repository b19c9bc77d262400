import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { nodeName } from "../words/node-name.ts";
import type { FlowChange } from "./flow-change.ts";

/** Two states of a flow. */
export interface Comparison {
  readonly from: Flow;
  readonly to: Flow;
}

/** One node that both states have. */
export interface NodeComparison extends Comparison {
  readonly nodeId: NodeId;
  readonly before: FlowNode;
  readonly after: FlowNode;
}

/** A change that belongs to a node of the later state; the words begin with its name. */
export function nodeChange(
  { to, nodeId }: NodeComparison,
  what: string,
  { kind = "changed", words }: { readonly kind?: FlowChange["kind"]; readonly words: string },
): FlowChange {
  return { kind, what, nodeId, words: sentence(`${nodeName(to, nodeId)}${words}`) };
}

/** Gives a sentence its capital where it begins with our own words; names of people's things stay as they are. */
export function sentence(words: string): string {
  return words.startsWith("the ") ? `T${words.slice(1)}` : words;
}
