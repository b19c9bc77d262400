import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** No call can reach this node from the start. Wire something to it, or remove it. */
export const unreachableNode = flowRule({
  code: "unreachable-node",
  severity: "warning",
  reads: ["nodes", "connections", "startNodeId"],
  check({ index }) {
    const { nodeIds } = index.graph();
    const findings: Finding[] = [];
    index.distances().forEach((distance, number) => {
      const nodeId = nodeIds[number];
      if (distance !== -1 || nodeId === undefined) return;
      const fix = { type: "removeNodes" as const, nodeIds: [nodeId] };
      findings.push({ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: {}, fix });
    });
    return findings;
  },
});
