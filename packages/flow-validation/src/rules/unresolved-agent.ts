import { nodeRule } from "../node-rule.ts";
import { resourceFindings } from "../resource-finding.ts";
import { flowReferences, nodeReferences } from "../resource-references.ts";

/** A node (or the flow's fallback) names no agent, or one that the tenant does not have: callers would not be put through. */
export const unresolvedAgent = nodeRule({
  code: "unresolved-agent",
  severity: "error",
  kinds: ["agent"],
  checkNode: (scope) => resourceFindings(nodeReferences(scope), "agent", scope.resources),
  rest: {
    reads: ["fallback"],
    check: ({ flow, resources }) => resourceFindings(flowReferences(flow), "agent", resources),
  },
});
