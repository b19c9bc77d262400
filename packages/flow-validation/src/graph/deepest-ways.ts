import { numberAt } from "./number-at.ts";
import type { NodeId, NodeKind } from "@tonegraph/flow-model";
import type { FlowIndex } from "../index/flow-index.ts";
import { NOWHERE, type CallGraph } from "./call-graph.ts";

/** How deep every node lies on the longest way to it, counting only some nodes. */
export interface DeepestWays {
  /** Per node how many counted nodes that way has, itself included; 0 where no call comes. */
  readonly depth: Int32Array;
  /** The counted nodes of the longest way to a counted node, itself last. */
  way(node: number): NodeId[];
}

/**
 * The longest ways from the start. Where calls can go round, only connections that lead further away from the start count,
 * so that a way back to the main menu does not make anything deeper. O(nodes + exits).
 */
export function deepestWays(
  index: Pick<FlowIndex, "graph" | "distances" | "parts">,
  counts: (kind: NodeKind) => boolean,
): DeepestWays {
  const graph = index.graph();
  const { kinds, firstExit, exitTarget } = graph;
  const leadsOn = onwardExits(graph, index.distances(), index.parts().partOf);
  const depth = new Int32Array(graph.nodes.length);
  const before = new Int32Array(graph.nodes.length).fill(NOWHERE);
  for (const node of inOrder(graph, leadsOn)) {
    const kind = kinds[node];
    const isCounted = kind !== undefined && counts(kind);
    const here = numberAt(depth, node) + Number(isCounted);
    depth[node] = here;
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      if (leadsOn[exit] !== 1) continue;
      const target = numberAt(exitTarget, exit);
      if (before[target] !== NOWHERE && here <= numberAt(depth, target)) continue;
      depth[target] = here;
      before[target] = isCounted ? node : numberAt(before, node);
    }
  }
  return {
    depth,
    way(node) {
      const way: NodeId[] = [];
      for (let at = node; at !== NOWHERE; at = numberAt(before, at)) way.push(graph.nodeIds[at] ?? "");
      return way.reverse();
    },
  };
}

/** Per exit of a node that calls reach 1 where it leads on and not round. */
function onwardExits(
  { nodes, firstExit, exitTarget }: CallGraph,
  distances: Int32Array,
  partOf: Int32Array,
): Uint8Array {
  const leadsOn = new Uint8Array(exitTarget.length);
  for (let node = 0; node < nodes.length; node++) {
    const distance = distances[node] ?? -1;
    if (distance === -1) continue;
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      const target = numberAt(exitTarget, exit);
      if (target === NOWHERE) continue;
      const leadsRound = partOf[node] !== -1 && partOf[node] === partOf[target];
      if (!leadsRound || numberAt(distances, target) > distance) leadsOn[exit] = 1;
    }
  }
  return leadsOn;
}

/** The nodes that calls reach, each behind all that lead to it (Kahn, 1962): the start first, and every other behind one. */
function inOrder({ nodes, start, firstExit, exitTarget }: CallGraph, leadsOn: Uint8Array): Int32Array {
  const waiting = new Int32Array(nodes.length);
  for (let exit = 0; exit < leadsOn.length; exit++) {
    const target = numberAt(exitTarget, exit);
    if (leadsOn[exit] === 1) waiting[target] = numberAt(waiting, target) + 1;
  }
  const order = new Int32Array(nodes.length);
  let end = 0;
  if (start !== NOWHERE) order[end++] = start;
  for (let at = 0; at < end; at++) {
    const node = numberAt(order, at);
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      if (leadsOn[exit] !== 1) continue;
      const target = numberAt(exitTarget, exit);
      const left = numberAt(waiting, target) - 1;
      waiting[target] = left;
      if (left === 0) order[end++] = target;
    }
  }
  return order.subarray(0, end);
}
