import type { NodeId, NodeKind } from "@tonegraph/flow-model";
import type { FlowIndex } from "../index/flow-index.ts";
import { NOWHERE } from "./call-graph.ts";
import { longestWays } from "./longest-ways.ts";
import { numberAt } from "./number-at.ts";

/** How deep every node lies on the longest way to it, counting only some nodes. */
export interface DeepestWays {
  /** Per node how many counted nodes that way has, itself included; 0 where no call comes. */
  readonly depth: Int32Array;
  /** The counted nodes of the longest way to a counted node, itself last. */
  way(node: number): NodeId[];
}

/** The longest ways from the start, on which no node comes twice. O(nodes + exits). */
export function deepestWays(index: Pick<FlowIndex, "graph">, counts: (kind: NodeKind) => boolean): DeepestWays {
  const graph = index.graph();
  const { kinds, nodeIds } = graph;
  const { depth, before } = longestWays(graph, (node) => {
    const kind = kinds[node];
    return kind !== undefined && counts(kind);
  });
  return {
    depth,
    way(node) {
      const way: NodeId[] = [];
      for (let at = node; at !== NOWHERE; at = numberAt(before, at)) way.push(nodeIds[at] ?? "");
      return way.reverse();
    },
  };
}
