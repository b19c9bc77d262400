import { cyclicParts as cyclicPartsOf } from "@tonegraph/flow-model";
import type { CallGraph } from "./call-graph.ts";
import { numberAt } from "./number-at.ts";

/** A part of a flow with the exits that lie wholly inside it. */
export interface Region {
  readonly graph: CallGraph;
  /** Its nodes by their numbers, ascending: so in the order of their ids. */
  readonly nodes: readonly number[];
  /** The exits that lead from one of them to one of them, ascending: so node by node. */
  readonly exits: readonly number[];
  /** Room to mark nodes in, one for all regions of a graph; all 0 whenever nobody is at work in it. */
  readonly marks: Int32Array;
}

/** The region without the nodes and exits that do not count. */
export function narrow(
  region: Region,
  counts: { readonly node?: (node: number) => boolean; readonly exit?: (exit: number) => boolean },
): Region {
  const { graph, marks } = region;
  const nodes = counts.node ? region.nodes.filter(counts.node) : region.nodes;
  for (const node of nodes) marks[node] = 1;
  const exits = region.exits.filter(
    (exit) =>
      marks[numberAt(graph.exitNode, exit)] === 1 &&
      marks[numberAt(graph.exitTarget, exit)] === 1 &&
      (counts.exit?.(exit) ?? true),
  );
  for (const node of nodes) marks[node] = 0;
  return { ...region, nodes, exits };
}

/** The exits of a region as compressed rows; its nodes are numbered by their places in it. */
export interface RegionRows {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Lays out the exits of a region: the exit at place `e` leads to `targets[e]`. */
export function rowsOf({ graph, nodes, exits, marks }: Region): RegionRows {
  const offsets = new Int32Array(nodes.length + 1);
  const targets = new Int32Array(exits.length);
  nodes.forEach((node, place) => (marks[node] = place));
  exits.forEach((exit, place) => {
    const source = numberAt(marks, numberAt(graph.exitNode, exit));
    offsets[source + 1] = numberAt(offsets, source + 1) + 1;
    targets[place] = numberAt(marks, numberAt(graph.exitTarget, exit));
  });
  for (const node of nodes) marks[node] = 0;
  for (let node = 0; node < nodes.length; node++)
    offsets[node + 1] = numberAt(offsets, node + 1) + numberAt(offsets, node);
  return { offsets, targets };
}

/** The parts of a region in which a call can go round, each with the exits inside it, in the order of their first nodes. O(nodes + exits). */
export function cyclicParts(region: Region): Region[] {
  const { graph, nodes, exits, marks } = region;
  const { partOf, count } = cyclicPartsOf(rowsOf(region));
  const parts = Array.from({ length: count }, () => ({ graph, marks, nodes: [] as number[], exits: [] as number[] }));
  nodes.forEach((node, place) => {
    const part = numberAt(partOf, place);
    if (part === -1) return;
    parts[part]?.nodes.push(node);
    marks[node] = part + 1;
  });
  for (const exit of exits) {
    const part = numberAt(marks, numberAt(graph.exitNode, exit));
    if (part !== 0 && part === marks[numberAt(graph.exitTarget, exit)]) parts[part - 1]?.exits.push(exit);
  }
  for (const node of nodes) marks[node] = 0;
  return parts;
}
