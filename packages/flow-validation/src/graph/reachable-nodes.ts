import { NOWHERE, type CallGraph } from "./call-graph.ts";

/** Which nodes a call can reach: 1 per reached node, by number. Iterative and O(nodes + exits). */
export function reachableNodes(graph: CallGraph): Uint8Array {
  const reached = new Uint8Array(graph.nodes.length);
  if (graph.start === NOWHERE) return reached;
  const open = [graph.start];
  reached[graph.start] = 1;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const end = graph.firstExit[node + 1] ?? 0;
    for (let exit = graph.firstExit[node] ?? 0; exit < end; exit++) {
      const target = graph.exitTarget[exit] ?? NOWHERE;
      if (target === NOWHERE || reached[target] === 1) continue;
      reached[target] = 1;
      open.push(target);
    }
  }
  return reached;
}
