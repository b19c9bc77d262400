import { shortestPartRound } from "../graph/shortest-part-round.ts";
import type { FlowIndex } from "../index/flow-index.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** Calls can go round, and the target refuses every flow in which they can, whoever or whatever leads them out. */
export const forbiddenCycle = flowRule({
  code: "forbidden-cycle",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId"],
  check({ index, profile }) {
    if (profile.cycles !== "forbidden") return [];
    const ways = { graph: index.graph(), distances: index.distances(), partOf: index.parts().partOf };
    return membersOf(index.parts()).map((members): Finding => {
      const path = shortestPartRound(ways, members);
      const sources = path.map((edge) => edge.source);
      const [first = "", ...others] = sources;
      const closing = path.at(-1);
      return {
        at: { nodeId: first, pointer: `/nodes/${first}`, ...(closing ? { connectionId: closing.id } : {}) },
        params: {
          path: [...sources, first],
          connections: path.map((edge) => edge.id),
          size: members.length,
          profile: profile.title,
        },
        related: others,
      };
    });
  },
});

function membersOf({ partOf, count }: ReturnType<FlowIndex["parts"]>): readonly (readonly number[])[] {
  const members = Array.from({ length: count }, (): number[] => []);
  partOf.forEach((part, node) => {
    if (part !== -1) members[part]?.push(node);
  });
  return members;
}
