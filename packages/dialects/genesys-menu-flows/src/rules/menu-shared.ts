import type { NodeId } from "@tonegraph/flow-model";
import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";
import { heardNodes, portsHeard } from "../compile/report-left-out.ts";

const words: Wording = {
  problem: (w) =>
    `${w.number("ways")} exits lead to ${w.here()}, but on Genesys Cloud a menu belongs to the one menu above it: the flow cannot be published. Draw the menu once for each of them, or put it into a flow of its own.`,
};

/**
 * Several exits lead to one menu, but the target's menus form a tree: each stands inside the menu that leads to it. Exits
 * that the target does not have (a wrong key's own, what follows a queue) do not count.
 */
export const menuShared = {
  ...flowRule({
    code: "menu-shared",
    severity: "error",
    reads: ["nodes", "connections", "startNodeId"],
    check({ flow, graph }) {
      const ways = new Map<NodeId, NodeId[]>();
      for (const source of heardNodes(flow, graph))
        for (const port of portsHeard(flow.nodes[source])) {
          const target = graph.edgeOn(source, port)?.target;
          if (target === undefined || flow.nodes[target]?.kind !== "menu") continue;
          const known = ways.get(target);
          if (known) known.push(source);
          else ways.set(target, [source]);
        }
      return graph.nodeIds.flatMap((nodeId): Finding[] => {
        const sources = ways.get(nodeId) ?? [];
        if (sources.length < 2) return [];
        return [
          {
            at: { nodeId, pointer: `/nodes/${nodeId}` },
            params: { ways: sources.length },
            related: [...new Set(sources)].filter((source) => source !== nodeId),
          },
        ];
      });
    },
  }),
  words,
} satisfies Rule;
