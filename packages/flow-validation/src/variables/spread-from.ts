import type { FunctionName } from "@tonegraph/expressions";
import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { carriedVariables } from "./carried-variables.ts";
import { dataNodes } from "./data-nodes.ts";
import { readNode } from "./read-texts.ts";

/**
 * The variables that may hold the text of one of these, through assignments and transformations in any order; these
 * themselves included. Functions of `stops` end the spreading. Linear in the assignments.
 */
export function spreadFrom(
  seeds: Iterable<string>,
  nodes: Flow["nodes"],
  stops: readonly FunctionName[] = [],
): ReadonlySet<string> {
  const into = new Map<string, string[]>();
  for (const [, node] of dataNodes(nodes)) for (const { from, to } of copiesOf(node, stops)) add(into, from, to);
  const reached = new Set(seeds);
  for (const name of reached) for (const next of into.get(name) ?? []) reached.add(next);
  return reached;
}

/** Which variables' texts a node puts into which others. `pointer` is that of the expression, below the node. */
export function copiesOf(
  node: FlowNode,
  stops: readonly FunctionName[] = [],
): readonly { readonly from: string; readonly to: string; readonly pointer: string }[] {
  if (node.kind !== "setVariables" && node.kind !== "transform") return [];
  if (node.kind === "transform" && stops.some((stop) => stop === node.operation)) return [];
  const names = node.kind === "transform" ? [node.variable] : Object.keys(node.assignments);
  return readNode(node).flatMap(({ expressions, pointer }, place) => {
    const to = names[place] ?? "";
    return expressions.flatMap(({ tree }) => [...carriedVariables(tree, stops)].map((from) => ({ from, to, pointer })));
  });
}

function add(into: Map<string, string[]>, from: string, to: string): void {
  const known = into.get(from);
  if (known) known.push(to);
  else into.set(from, [to]);
}
