import { flowRule } from "../node-rule.ts";
import { resourceFinding } from "../resource-finding.ts";

/** A node (or the flow's fallback) names no agent, or one that the tenant does not have: callers would not be put through. */
export const unresolvedAgent = flowRule({
  code: "unresolved-agent",
  severity: "error",
  reads: ["nodes", "fallback"],
  check({ flow, resources }) {
    const inNodes = Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
      node.kind === "agent"
        ? resourceFinding(node.agentId, "agent", { resources, at: { nodeId, pointer: `/nodes/${nodeId}/agentId` } })
        : [],
    );
    if (flow.fallback?.kind !== "agent") return inNodes;
    return [
      ...inNodes,
      ...resourceFinding(flow.fallback.agentId, "agent", { resources, at: { pointer: "/fallback/agentId" } }),
    ];
  },
});
