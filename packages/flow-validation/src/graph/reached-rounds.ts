import { NOWHERE, type CallGraph } from "./call-graph.ts";
import { numberAt } from "./number-at.ts";
import type { Region } from "./region.ts";

/** The parts of a flow that calls reach and can go round in, by the number of each node's part (-1 for none). O(nodes + exits). */
export function reachedRounds(
  graph: CallGraph,
  { partOf, count }: { readonly partOf: Int32Array; readonly count: number },
): readonly Region[] {
  const { firstExit, exitTarget } = graph;
  const marks = new Int32Array(partOf.length);
  const parts = Array.from({ length: count }, () => ({ graph, marks, nodes: [] as number[], exits: [] as number[] }));
  for (let node = 0; node < partOf.length; node++) {
    const part = numberAt(partOf, node);
    const region = part === -1 ? undefined : parts[part];
    if (!region) continue;
    region.nodes.push(node);
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      const target = numberAt(exitTarget, exit);
      if (target !== NOWHERE && partOf[target] === part) region.exits.push(exit);
    }
  }
  return parts;
}
