import { numberAt } from "./number-at.ts";
import { NOWHERE, type CallGraph } from "./call-graph.ts";

/** How many connections lie between the start and each node on the shortest way; -1 where no call comes. O(nodes + exits). */
export function callDistances({ start, firstExit, exitTarget, nodes }: CallGraph): Int32Array {
  const distances = new Int32Array(nodes.length).fill(-1);
  if (start === NOWHERE) return distances;
  const queue = new Int32Array(nodes.length);
  queue[0] = start;
  distances[start] = 0;
  let end = 1;
  for (let at = 0; at < end; at++) {
    const node = numberAt(queue, at);
    const distance = numberAt(distances, node) + 1;
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      const target = numberAt(exitTarget, exit);
      if (target === NOWHERE || distances[target] !== -1) continue;
      distances[target] = distance;
      queue[end++] = target;
    }
  }
  return distances;
}
