import { numberAt } from "./number-at.ts";
import { NOWHERE, type CallGraph } from "./call-graph.ts";

/** The ways of a call graph backwards: the nodes that lead to node `n` are `sources[first[n]]` up to (not including) `first[n + 1]`. */
export interface WaysInto {
  readonly first: Int32Array;
  readonly sources: Int32Array;
}

/** Turns every exit that leads somewhere round; a node that leads to another by two exits stands there twice. O(nodes + exits). */
export function waysInto({ nodes, firstExit, exitTarget }: CallGraph): WaysInto {
  const first = new Int32Array(nodes.length + 1);
  for (const target of exitTarget) if (target !== NOWHERE) first[target + 1] = numberAt(first, target + 1) + 1;
  for (let node = 0; node < nodes.length; node++) first[node + 1] = numberAt(first, node + 1) + numberAt(first, node);
  const filled = first.slice();
  const sources = new Int32Array(numberAt(first, nodes.length));
  for (let node = 0; node < nodes.length; node++) {
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      const target = numberAt(exitTarget, exit);
      if (target === NOWHERE) continue;
      const place = numberAt(filled, target);
      sources[place] = node;
      filled[target] = place + 1;
    }
  }
  return { first, sources };
}
