import type { NodeKind } from "@tonegraph/flow-model";
import { deepestWays } from "./graph/deepest-ways.ts";
import type { Finding, RuleContext } from "./rule.ts";

/**
 * One finding per counted node that is the first beyond the limit on the longest way to it. `params.path` names the counted
 * nodes of that way, itself last.
 */
export function depthFindings(
  { index, profile }: RuleContext,
  limit: number | null,
  counts: (kind: NodeKind) => boolean,
): Finding[] {
  if (limit === null) return [];
  const { depth, way } = deepestWays(index, counts);
  const { kinds, nodeIds } = index.graph();
  const findings: Finding[] = [];
  depth.forEach((deep, number) => {
    const kind = kinds[number];
    if (deep !== limit + 1 || !kind || !counts(kind)) return;
    const nodeId = nodeIds[number] ?? "";
    const path = way(number);
    findings.push({
      at: { nodeId, pointer: `/nodes/${nodeId}` },
      params: { path, depth: limit + 1, limit, profile: profile.title },
      related: path.slice(0, -1),
    });
  });
  return findings;
}
