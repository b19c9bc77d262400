import { flowRule } from "../node-rule.ts";
import { resourceFinding } from "../resource-finding.ts";

/** A node (or the flow's fallback) names no queue, or one that the tenant does not have: callers would not be put through. */
export const unresolvedQueue = flowRule({
  code: "unresolved-queue",
  severity: "error",
  reads: ["nodes", "fallback"],
  check({ flow, resources }) {
    const inNodes = Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
      node.kind === "queue"
        ? resourceFinding(node.queueId, "queue", { resources, at: { nodeId, pointer: `/nodes/${nodeId}/queueId` } })
        : [],
    );
    if (flow.fallback?.kind !== "queue") return inNodes;
    return [
      ...inNodes,
      ...resourceFinding(flow.fallback.queueId, "queue", { resources, at: { pointer: "/fallback/queueId" } }),
    ];
  },
});
