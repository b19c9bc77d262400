import { nodeRule } from "../node-rule.ts";
import { resourceFindings } from "../resource-finding.ts";
import { flowReferences, nodeReferences } from "../resource-references.ts";

/** A node (or the flow's fallback) names no queue, or one that the tenant does not have: callers would not be put through. */
export const unresolvedQueue = nodeRule({
  code: "unresolved-queue",
  severity: "error",
  kinds: ["queue"],
  checkNode: (scope) => resourceFindings(nodeReferences(scope), "queue", scope.resources),
  rest: {
    reads: ["fallback"],
    check: ({ flow, resources }) => resourceFindings(flowReferences(flow), "queue", resources),
  },
});
