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
    const distances = index.distances();
    for (let number = 0; number < distances.length; number++) {
      const nodeId = distances[number] === -1 ? nodeIds[number] : undefined;
      if (nodeId === undefined) continue;
      const fix = { type: "removeNodes" as const, nodeIds: [nodeId] };
      findings.push({ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: {}, fix });
    }
    return findings;
  },
});
