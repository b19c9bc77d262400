import { NOWHERE, type CallGraph } from "./call-graph.ts";

/** How many connections lie between the start and each node on the shortest way; -1 where no call comes. O(nodes + exits). */
export function callDistances(graph: CallGraph): Int32Array {
  const distances = new Int32Array(graph.nodes.length).fill(-1);
  if (graph.start === NOWHERE) return distances;
  const queue = [graph.start];
  distances[graph.start] = 0;
  for (const node of queue) {
    const end = graph.firstExit[node + 1] ?? 0;
    for (let exit = graph.firstExit[node] ?? 0; exit < end; exit++) {
      const target = graph.exitTarget[exit] ?? NOWHERE;
      if (target === NOWHERE || distances[target] !== -1) continue;
      distances[target] = (distances[node] ?? 0) + 1;
      queue.push(target);
    }
  }
  return distances;
}
