import { flowRule } from "../node-rule.ts";
import { resourceFinding } from "../resource-finding.ts";
import { destinationOf } from "../resource-references.ts";

/** A node leads into another flow and names none, or one that does not exist. */
export const unresolvedSubflow = flowRule({
  code: "unresolved-subflow",
  severity: "error",
  reads: ["nodes"],
  check: ({ flow, resources, flows }) =>
    Object.entries(flow.nodes).flatMap(([nodeId, node]) => {
      const named = node.kind === "subflow" && !flows?.has(node.flowId) ? destinationOf(nodeId, node) : null;
      return named === null ? [] : resourceFinding(named, resources);
    }),
});
