// The vendor's limit on the longest path. The document's own check knows one node at a time and never fires; what it means to
// do is kept: it goes from the first node along the transitions in their order, and follows none to a node that it has seen.
import { longestWays } from "@tonegraph/flow-validation";
import type { WireNode } from "./wire.ts";

/** The most nodes that a call may come through. */
export const MAX_PATH_DEPTH = 15;

/** What the depth of a path depends on. */
export interface PathNode {
  readonly id: string;
  readonly transitions: readonly Pick<WireNode["transitions"][number], "target">[];
}

/**
 * The longest way from the first node on which no node comes twice, as the ids of its nodes. Transitions to nodes that do not
 * exist lead nowhere. The rule on drawings counts by the same function.
 */
export function longestPath(nodes: readonly PathNode[]): readonly string[] {
  if (nodes.length === 0) return [];
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]));
  const firstExit = new Int32Array(nodes.length + 1);
  nodes.forEach(({ transitions }, number) => {
    firstExit[number + 1] = (firstExit[number] ?? 0) + transitions.length;
  });
  const targets = nodes.flatMap(({ transitions }) => transitions.map(({ target }) => numbers.get(target) ?? -1));
  const ways = { start: 0, firstExit, exitTarget: Int32Array.from(targets) };
  const { depth, before } = longestWays(ways, () => true);
  const path: string[] = [];
  let at = depth.indexOf(depth.reduce((deepest, each) => Math.max(deepest, each), 0));
  for (; at !== -1; at = before[at] ?? -1) path.push(nodes[at]?.id ?? "");
  return path.reverse();
}
