import type { NodeId } from "../ids.ts";

/** One change between two flows that callers, or those who answer them, can notice. */
export interface FlowChange {
  readonly kind: "added" | "removed" | "changed";
  /** What changed: `node`, a field such as `node.queueId`, `connection`, `prompt`, `flow.name`, `variable`, … */
  readonly what: string;
  /** The node it belongs to; a removed node is named too. */
  readonly nodeId?: NodeId;
  /** One sentence without full stop, for people. */
  readonly words: string;
}
