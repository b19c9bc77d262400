import { flowRule } from "../node-rule.ts";
import { resourceFinding } from "../resource-finding.ts";

/** A node leads into another flow and names none, or one that does not exist. */
export const unresolvedSubflow = flowRule({
  code: "unresolved-subflow",
  severity: "error",
  reads: ["nodes"],
  check: ({ flow, resources, flows }) =>
    Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
      node.kind === "subflow" && !flows?.has(node.flowId)
        ? resourceFinding(node.flowId, "flow", { resources, at: { nodeId, pointer: `/nodes/${nodeId}/flowId` } })
        : [],
    ),
});
