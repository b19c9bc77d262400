import type { FlowNode } from "@tonegraph/flow-model";
import { deepestWays } from "./graph/deepest-ways.ts";
import type { Finding, RuleContext } from "./rule.ts";

/**
 * One finding per counted node that is the first beyond the limit on the longest way to it. `params.path` names the counted
 * nodes of that way, itself last.
 */
export function depthFindings(
  { index, profile }: RuleContext,
  limit: number | null,
  counts: (node: FlowNode) => boolean,
): Finding[] {
  if (limit === null) return [];
  const { depth, way } = deepestWays(index, counts);
  const { nodes, nodeIds } = index.graph();
  return nodes.flatMap((node, number): Finding[] => {
    if (depth[number] !== limit + 1 || !counts(node)) return [];
    const nodeId = nodeIds[number] ?? "";
    const path = way(number);
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}` },
        params: { path, depth: limit + 1, limit, profile: profile.title },
        related: path.slice(0, -1),
      },
    ];
  });
}
