import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import type { FlowIndex } from "../index/flow-index.ts";
import { NOWHERE, type CallGraph } from "./call-graph.ts";
import type { Region } from "./region.ts";

/** How deep every node lies on the longest way to it, counting only some nodes. */
export interface DeepestWays {
  /** Per node how many counted nodes that way has, itself included; 0 where no call comes. */
  readonly depth: Int32Array;
  /** The counted nodes of the longest way to a counted node, itself last. */
  way(node: number): NodeId[];
}

interface Ways {
  readonly graph: CallGraph;
  readonly distances: Int32Array;
  /** Per node the part that calls can go round in and that it belongs to; -1 for none. */
  readonly partOf: Int32Array;
}

/**
 * The longest ways from the start. Where calls can go round, only connections that lead further away from the start count,
 * so that a way back to the main menu does not make anything deeper. O(nodes + exits).
 */
export function deepestWays(
  index: Pick<FlowIndex, "graph" | "distances" | "rounds">,
  counts: (node: FlowNode) => boolean,
): DeepestWays {
  const graph = index.graph();
  const ways = { graph, distances: index.distances(), partOf: partsByNode(graph, index.rounds()) };
  const counted = Uint8Array.from(graph.nodes, (node) => Number(counts(node)));
  const depth = new Int32Array(graph.nodes.length);
  const before = new Int32Array(graph.nodes.length).fill(NOWHERE);
  for (const node of inOrder(ways)) {
    depth[node] = (depth[node] ?? 0) + (counted[node] ?? 0);
    for (const target of onward(ways, node)) {
      if (before[target] !== NOWHERE && (depth[node] ?? 0) <= (depth[target] ?? 0)) continue;
      depth[target] = depth[node] ?? 0;
      before[target] = counted[node] === 1 ? node : (before[node] ?? NOWHERE);
    }
  }
  return {
    depth,
    way(node) {
      const way: NodeId[] = [];
      for (let at = node; at !== NOWHERE; at = before[at] ?? NOWHERE) way.push(graph.nodeIds[at] ?? "");
      return way.reverse();
    },
  };
}

function partsByNode(graph: CallGraph, rounds: readonly Region[]): Int32Array {
  const partOf = new Int32Array(graph.nodes.length).fill(-1);
  rounds.forEach(({ nodeIds }, part) => {
    for (const nodeId of nodeIds) partOf[graph.numberOf(nodeId)] = part;
  });
  return partOf;
}

/** The nodes that calls reach, each behind all that lead to it (Kahn, 1962). */
function inOrder(ways: Ways): readonly number[] {
  const { graph, distances } = ways;
  const waiting = new Int32Array(graph.nodes.length);
  const reached = graph.nodes.flatMap((_, node) => ((distances[node] ?? -1) < 0 ? [] : [node]));
  for (const node of reached) for (const target of onward(ways, node)) waiting[target] = (waiting[target] ?? 0) + 1;
  const order = reached.filter((node) => waiting[node] === 0);
  for (const node of order)
    for (const target of onward(ways, node)) {
      const left = (waiting[target] ?? 0) - 1;
      waiting[target] = left;
      if (left === 0) order.push(target);
    }
  return order;
}

function onward({ graph, distances, partOf }: Ways, node: number): number[] {
  const targets: number[] = [];
  for (let exit = graph.firstExit[node] ?? 0; exit < (graph.firstExit[node + 1] ?? 0); exit++) {
    const target = graph.exitTarget[exit] ?? NOWHERE;
    if (target === NOWHERE) continue;
    const leadsRound = partOf[node] !== -1 && partOf[node] === partOf[target];
    if (!leadsRound || (distances[target] ?? 0) > (distances[node] ?? 0)) targets.push(target);
  }
  return targets;
}
