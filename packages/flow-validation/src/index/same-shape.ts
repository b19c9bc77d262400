import { portsOf, type Flow, type FlowNode } from "@tonegraph/flow-model";

type Nodes = Flow["nodes"];

/** Whether the ways that calls can go are the same for both: the same nodes with the same kinds and exits. O(nodes). */
export function sameShape(before: Nodes, after: Nodes): boolean {
  return before === after || everyChange(before, after, (from, to) => from.kind === to.kind && sameExits(from, to));
}

/** Whether the same nodes change and test variables in the same way; then ways round are judged alike. */
export function sameVariableUse(before: Nodes, after: Nodes): boolean {
  return (
    before === after ||
    everyChange(before, after, (from, to) => !USES_VARIABLES.has(from.kind) && from.kind === to.kind)
  );
}

const USES_VARIABLES: ReadonlySet<FlowNode["kind"]> = new Set([
  "condition",
  "setVariables",
  "collect",
  "transform",
  "httpRequest",
  "subflow",
]);

function everyChange(before: Nodes, after: Nodes, holds: (from: FlowNode, to: FlowNode) => boolean): boolean {
  const ids = Object.keys(after);
  if (ids.length !== Object.keys(before).length) return false;
  return ids.every((id) => {
    const from = Object.hasOwn(before, id) ? before[id] : undefined;
    const to = after[id];
    return from !== undefined && to !== undefined && (from === to || holds(from, to));
  });
}

function sameExits(from: FlowNode, to: FlowNode): boolean {
  const ports = portsOf(to);
  const terminal = from.kind === "vendorBlock" && to.kind === "vendorBlock" ? from.terminal === to.terminal : true;
  const former = portsOf(from);
  return terminal && former.length === ports.length && former.every((port, place) => port === ports[place]);
}
