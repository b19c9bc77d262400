import { shortestRound } from "../graph/shortest-round.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** Calls can go round, and the target refuses every flow in which they can, whoever or whatever leads them out. */
export const forbiddenCycle = flowRule({
  code: "forbidden-cycle",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId"],
  check({ index, profile }) {
    if (profile.cycles !== "forbidden") return [];
    return index.rounds().map((region): Finding => {
      const path = shortestRound(region, index.distances());
      const sources = path.map((edge) => edge.source);
      const [first = "", ...others] = sources;
      const closing = path.at(-1);
      return {
        at: { nodeId: first, pointer: `/nodes/${first}`, ...(closing ? { connectionId: closing.id } : {}) },
        params: {
          path: [...sources, first],
          connections: path.map((edge) => edge.id),
          size: region.nodes.length,
          profile: profile.title,
        },
        related: others,
      };
    });
  },
});
