import type { Flow, FlowNode } from "@tonegraph/flow-model";

/** What figures need to know of a node. */
export interface NodeFacts {
  /** Whether a caller who hangs up here has got what they came for. */
  readonly isDone: boolean;
  /** Whether calls leave for a person here. */
  readonly isTransfer: boolean;
  /** Whether 0 is an option here; where it is not, pressing it means "get me out". */
  readonly offersZero: boolean;
}

/** Facts per node of one version. */
export type FlowFacts = ReadonlyMap<string, NodeFacts>;

/** Reads from a flow what its figures need. */
export function flowFacts(flow: Flow): FlowFacts {
  return new Map(Object.entries(flow.nodes).map(([id, node]) => [id, factsOf(node)]));
}

/** A call that ends inside a sub-flow was handed on to that flow, whose own figures tell the rest. */
const HANDS_OVER = new Set<FlowNode["kind"]>(["queue", "agent", "externalNumber", "subflow"]);

function factsOf(node: FlowNode): NodeFacts {
  return {
    isDone: node.done === true || (node.kind === "hangup" && node.outcome === "completed"),
    isTransfer: HANDS_OVER.has(node.kind),
    // Only a menu takes single keys; digits of a number that is being collected say nothing.
    offersZero: node.kind !== "menu" || node.options.some((option) => option.key === "0"),
  };
}
