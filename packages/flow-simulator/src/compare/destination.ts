import type { Fallback, Flow, FlowNode } from "@tonegraph/flow-model";
import type { CallState } from "../call-state.ts";

/** Somewhere a call can be handed to. `key` is the kind and the id, the same in every version. */
export interface Destination {
  readonly key: string;
  readonly kind: "queue" | "agent" | "externalNumber" | "voicemail";
  /** What the flow calls it, else its id. */
  readonly label: string;
}

/** Where a block hands the call to; `null` where it does not. */
export function destinationOf(node: FlowNode): Destination | null {
  switch (node.kind) {
    case "queue":
      return named(node, node.queueId);
    case "agent":
      return named(node, node.agentId);
    case "externalNumber":
      return named(node, node.number);
    case "voicemail":
      return named(node, node.mailboxId);
    default:
      return null;
  }
}

/** Whether somebody answers there: a mailbox is no person. */
export function isPerson({ kind }: Destination): boolean {
  return kind !== "voicemail";
}

/** A flow and those that its sub-flow blocks lead to. */
export interface FlowFamily {
  readonly main: Flow;
  readonly subflows: Readonly<Record<string, Flow>>;
}

/** The flow of that id, `null` being the main one. */
export function memberOf({ main, subflows }: FlowFamily, flowId: string | null): Flow | null {
  if (flowId === null) return main;
  return Object.hasOwn(subflows, flowId) ? (subflows[flowId] ?? null) : null;
}

/** The block of that id. */
export function nodeOf(flow: Flow | null, nodeId: string): FlowNode | null {
  return flow !== null && Object.hasOwn(flow.nodes, nodeId) ? (flow.nodes[nodeId] ?? null) : null;
}

/** How a call ended: a destination's key, the kind of a block that hands over to nobody, `fault` or `bound`. */
export function endKey(family: FlowFamily, { end, flowId }: CallState): string {
  if (end === null) return "bound";
  if (end.reason !== "terminal") return end.reason;
  const flow = memberOf(family, flowId);
  const node = nodeOf(flow, end.nodeId);
  if (node !== null && node.kind === end.kind) return destinationOf(node)?.key ?? node.kind;
  return flow?.fallback ? fallbackKey(flow.fallback) : end.kind;
}

function fallbackKey(fallback: Fallback): string {
  switch (fallback.kind) {
    case "queue":
      return `queue:${fallback.queueId}`;
    case "agent":
      return `agent:${fallback.agentId}`;
    case "externalNumber":
      return `externalNumber:${fallback.number}`;
    case "hangup":
      return "hangup";
  }
}

function named({ kind, label }: FlowNode & { readonly kind: Destination["kind"] }, id: string): Destination {
  return { key: `${kind}:${id}`, kind, label: label.trim() === "" ? id : label.trim() };
}
