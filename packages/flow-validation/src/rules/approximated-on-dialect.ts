import type { NodeId, NodeKind } from "@tonegraph/flow-model";
import { COMPILED_PARTS, lossFindings } from "../loss-finding.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding, RuleContext } from "../rule.ts";

/**
 * The target carries this in another way than it is drawn. The compile report says how; where no compiler is built yet, the
 * profile says which kinds of node are carried in part, and each kind is told once, at the first node that calls reach.
 */
export const approximatedOnDialect = flowRule({
  code: "approximated-on-dialect",
  severity: "warning",
  reads: COMPILED_PARTS,
  compiles: true,
  check: (context) => (context.profile.report ? lossFindings(context, "approximated") : kindFindings(context)),
});

function kindFindings({ index, profile }: RuleContext): Finding[] {
  const inPart = new Map<NodeKind, NodeId[]>();
  const { nodes, nodeIds } = index.graph();
  nodes.forEach(({ kind }, number) => {
    if (profile.nodes[kind] !== "approximated" || index.distances()[number] === -1) return;
    const known = inPart.get(kind);
    if (known) known.push(nodeIds[number] ?? "");
    else inPart.set(kind, [nodeIds[number] ?? ""]);
  });
  return [...inPart].map(([kind, [first = "", ...others]]) => ({
    at: { nodeId: first, pointer: `/nodes/${first}/kind` },
    params: { loss: "kind", kind, count: others.length + 1, profile: profile.title },
    related: others,
  }));
}
