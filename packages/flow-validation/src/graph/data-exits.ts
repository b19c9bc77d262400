import type { Flow, FlowEdge, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { parseExpression } from "@tonegraph/expressions";
import { testedVariables } from "./counter-guard.ts";
import { asksClock, variableWrites } from "./variable-writes.ts";
import { exitAct } from "./exit-act.ts";

/** An exit that leads out of a part, with where it stands. */
export interface LeavingExit {
  readonly nodeId: NodeId;
  readonly port: string;
}

/**
 * The nodes of a way round at which data can still lead a call out of it: by a clock, an answer from outside, or a condition
 * on something that changes while the call goes round. A condition on what never changes there gives the same answer
 * every time.
 */
export function nodesWhereDataLeaves(
  flow: Flow,
  nodeIds: readonly NodeId[],
  leaving: readonly LeavingExit[],
): ReadonlySet<NodeId> {
  const changing = changingVariables(flow, nodeIds);
  const leaks = leaving.filter(({ nodeId, port }) => {
    const node = flow.nodes[nodeId];
    if (!node || exitAct(node.kind, port) !== "data") return false;
    return node.kind !== "condition" || canChange(node, changing);
  });
  return new Set(leaks.map(({ nodeId }) => nodeId));
}

function canChange(node: NodeOfKind<"condition">, changing: ReadonlySet<string>): boolean {
  const readable = node.branches.map(({ when }) => parseExpression(when));
  if (readable.some((parsed) => !parsed.ok || asksClock(parsed.value.tree) || parsed.value.variables.includes("now")))
    return true;
  return testedVariables(node).some((name) => changing.has(name));
}

/** Variables that something outside changes on the way round, directly or through assignments. */
function changingVariables(flow: Flow, nodeIds: readonly NodeId[]): ReadonlySet<string> {
  const writes = nodeIds.flatMap((nodeId) => {
    const node = flow.nodes[nodeId];
    return node ? [...variableWrites(node)] : [];
  });
  const changing = new Set(writes.flatMap(([name, write]) => (write.kind === "outside" ? [name] : [])));
  for (let before = -1; before !== changing.size;) {
    before = changing.size;
    for (const [name, write] of writes)
      if (write.kind === "computed" && (write.asksClock || write.reads.some((read) => changing.has(read))))
        changing.add(name);
  }
  return changing;
}

/** The acts that a way round is made of, in the order of the table and without repeats. */
export function actsOf(flow: Flow, path: readonly FlowEdge[]): readonly string[] {
  const acts = new Set(path.map((edge) => exitAct(flow.nodes[edge.source]?.kind ?? "vendorBlock", edge.port)));
  return (["key", "silence", "noMatch", "auto", "data"] as const).filter((act) => acts.has(act));
}
