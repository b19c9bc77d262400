import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    `${w.number("ways")} exits lead to ${w.here()}, but on Genesys Cloud a menu belongs to the one menu above it: the flow cannot be published. Draw the menu once for each of them, or put it into a flow of its own.`,
};

/** Several exits lead to one menu, but the target's menus form a tree: each stands inside the menu that leads to it. */
export const menuShared = {
  ...flowRule({
    code: "menu-shared",
    severity: "error",
    reads: ["nodes", "connections", "startNodeId"],
    check({ index }) {
      const { nodes, nodeIds, firstExit, exitTarget } = index.graph();
      const distances = index.distances();
      const ways = new Map<number, number[]>();
      nodes.forEach((_, source) => {
        if (distances[source] === -1) return;
        for (const target of exitTarget.subarray(firstExit[source], firstExit[source + 1])) {
          const known = ways.get(target);
          if (known) known.push(source);
          else ways.set(target, [source]);
        }
      });
      return nodes.flatMap((node, number): Finding[] => {
        const sources = ways.get(number) ?? [];
        if (node.kind !== "menu" || sources.length < 2) return [];
        const nodeId = nodeIds[number] ?? "";
        return [
          {
            at: { nodeId, pointer: `/nodes/${nodeId}` },
            params: { ways: sources.length },
            related: [...new Set(sources)].filter((source) => source !== number).map((source) => nodeIds[source] ?? ""),
          },
        ];
      });
    },
  }),
  words,
} satisfies Rule;
