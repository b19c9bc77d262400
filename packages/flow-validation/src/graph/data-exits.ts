import type { Flow, FlowEdge, FlowNode, NodeOfKind } from "@tonegraph/flow-model";
import { parseExpression } from "@tonegraph/expressions";
import { testedVariables } from "./counter-guard.ts";
import { asksClock, variableWrites } from "./variable-writes.ts";
import { exitAct } from "./exit-act.ts";
import { numberAt } from "./number-at.ts";
import type { Region } from "./region.ts";

/**
 * The nodes of a way round at which data can still lead a call out of it: by a clock, an answer from outside, or a condition
 * on something that changes while the call goes round. A condition on what never changes there gives the same answer
 * every time. `leaving` are the exits of the part that lead out of it.
 */
export function nodesWhereDataLeaves({ graph, nodes }: Region, leaving: readonly number[]): ReadonlySet<number> {
  const { exitNode, exitPort } = graph;
  const leaks = new Set<number>();
  let changing: ReadonlySet<string> | undefined;
  for (const exit of leaving) {
    const number = numberAt(exitNode, exit);
    const node = graph.nodes[number];
    if (!node || exitAct(node.kind, exitPort[exit] ?? "") !== "data") continue;
    changing ??= changingVariables(nodes.flatMap((one) => graph.nodes[one] ?? []));
    if (node.kind !== "condition" || canChange(node, changing)) leaks.add(number);
  }
  return leaks;
}

function canChange(node: NodeOfKind<"condition">, changing: ReadonlySet<string>): boolean {
  const readable = node.branches.map(({ when }) => parseExpression(when));
  if (readable.some((parsed) => !parsed.ok || asksClock(parsed.value.tree) || parsed.value.variables.includes("now")))
    return true;
  return testedVariables(node).some((name) => changing.has(name));
}

/** Variables that something outside changes on the way round, directly or through assignments. */
function changingVariables(nodes: readonly FlowNode[]): ReadonlySet<string> {
  const writes = nodes.flatMap((node) => [...variableWrites(node)]);
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
