import type { Flow, Json, NodeId } from "@tonegraph/flow-model";
import type { ReportItem } from "@tonegraph/vendor-kit";

/** Collects report items in the order they are found. */
export interface Report {
  readonly items: readonly ReportItem[];
  add(kind: ReportItem["kind"], code: string, item: { nodeId?: NodeId; words: string; params?: Record<string, Json> }): void;
}

/** An empty report. */
export function createReport(): Report {
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
  return node.label.trim() === "" ? `the ${KIND_WORDS[node.kind]} without a name` : `“${node.label}”`;
}

/** What people call a node kind. */
export const KIND_WORDS: Readonly<Record<Flow["nodes"][string]["kind"], string>> = {
  start: "start",
  message: "message",
  menu: "menu",
  collect: "digit collection",
  language: "language choice",
  condition: "condition",
  hours: "opening hours check",
  setVariables: "variable setting",
  transform: "data transformation",
  httpRequest: "web request",
  subflow: "sub-flow",
  queue: "queue",
  agent: "agent",
  externalNumber: "telephone number",
  voicemail: "voicemail",
  hangup: "hang-up",
  vendorBlock: "vendor block",
};
