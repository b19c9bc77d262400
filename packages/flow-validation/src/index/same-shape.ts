import { portsOf, type Flow, type FlowNode } from "@tonegraph/flow-model";
import type { FlowChange } from "./flow-change.ts";

type Nodes = Flow["nodes"];

/** Whether the ways that calls can go are the same for both: the same nodes with the same kinds and exits. */
export function sameShape(after: Nodes, change: FlowChange): boolean {
  return everyChange(after, change, (from, to) => from.kind === to.kind && sameExits(from, to));
}

/** Whether the same nodes change and test variables in the same way; then ways round are judged alike. */
export function sameVariableUse(after: Nodes, change: FlowChange): boolean {
  return everyChange(after, change, (from, to) => !USES_VARIABLES.has(from.kind) && from.kind === to.kind);
}

const USES_VARIABLES: ReadonlySet<FlowNode["kind"]> = new Set([
  "condition",
  "setVariables",
  "collect",
  "transform",
  "httpRequest",
  "subflow",
]);

function everyChange(
  after: Nodes,
  { before, nodes }: FlowChange,
  holds: (from: FlowNode, to: FlowNode) => boolean,
): boolean {
  return nodes.every((nodeId) => {
    const from = before.nodes[nodeId];
    const to = after[nodeId];
    return from !== undefined && to !== undefined && holds(from, to);
  });
}

function sameExits(from: FlowNode, to: FlowNode): boolean {
  const ports = portsOf(to);
  const terminal = from.kind === "vendorBlock" && to.kind === "vendorBlock" ? from.terminal === to.terminal : true;
  const former = portsOf(from);
  return terminal && former.length === ports.length && former.every((port, place) => port === ports[place]);
}
