import type { Flow, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { fallbackTarget, wireToFallback } from "../fallback-fix.ts";
import type { CallGraph } from "../graph/call-graph.ts";
import { NOWHERE } from "../graph/call-graph.ts";
import { mayLeadTo } from "../may-lead-to.ts";
import { flowRule } from "../node-rule.ts";
import type { Profile } from "../profile.ts";
import type { Finding } from "../rule.ts";

/**
 * From a menu that calls reach, nothing leads to a person: no key, no wait, no wrong key, on no way. What another flow or a
 * vendor's block does is not known; they count as a way.
 */
export const noWayToAPerson = flowRule({
  code: "no-way-to-a-person",
  severity: "warning",
  reads: ["nodes", "connections", "startNodeId", "fallback"],
  check({ flow, index, profile }) {
    const graph = index.graph();
    const distances = index.distances();
    const leads = leadingToPeople(graph);
    return graph.nodes.flatMap((node, number): Finding[] => {
      const nodeId = graph.nodeIds[number] ?? "";
      const isJudged = node.kind === "menu" && (distances[number] ?? -1) >= 0 && leads[number] !== 1;
      if (node.kind !== "menu" || !isJudged) return [];
      const mend = offerFallback(flow, profile, { node, nodeId });
      return [
        {
          at: { nodeId, pointer: `/nodes/${nodeId}` },
          params: mend ? { fixTargetLabel: mend.label } : {},
          ...(mend ? { fix: mend.fix } : {}),
        },
      ];
    });
  },
});

const PEOPLE: ReadonlySet<string> = new Set(["queue", "agent", "externalNumber", "subflow", "vendorBlock"]);

/** Per node 1 where some way leads to a person. Linear: goes back from the people along the connections. */
function leadingToPeople(graph: CallGraph): Uint8Array {
  const sources: number[][] = graph.nodes.map(() => []);
  graph.nodes.forEach((_node, number) => {
    for (let exit = graph.firstExit[number] ?? 0; exit < (graph.firstExit[number + 1] ?? 0); exit++) {
      const target = graph.exitTarget[exit] ?? NOWHERE;
      if (target !== NOWHERE) sources[target]?.push(number);
    }
  });
  const leads = new Uint8Array(graph.nodes.length);
  const waiting = graph.nodes.flatMap(({ kind }, number) => (PEOPLE.has(kind) ? [number] : []));
  for (const person of waiting) leads[person] = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const source of sources[next] ?? []) {
      if (leads[source] === 1) continue;
      leads[source] = 1;
      waiting.push(source);
    }
  return leads;
}

/** Key 0 to where the flow says that calls go when anything breaks, if that is a person and the key is free. */
function offerFallback(
  flow: Flow,
  profile: Profile,
  { node, nodeId }: { readonly node: NodeOfKind<"menu">; readonly nodeId: NodeId },
): { readonly fix: NonNullable<Finding["fix"]>; readonly label: string } | null {
  const target = fallbackTarget(flow, nodeId);
  const isTaken = node.options.some(({ key }) => key === "0");
  if (!target || isTaken || !PEOPLE.has(target.node.kind) || !mayLeadTo(profile, "key:0", target.node.kind))
    return null;
  const label = target.node.label.trim() === "" ? "the fallback" : `“${target.node.label.trim()}”`;
  return {
    label,
    fix: {
      type: "batch",
      label: "Add a way to a person",
      commands: [
        { type: "addMenuOption", nodeId, option: { key: "0", label: "Speak to a person" } },
        ...wireToFallback(flow, target, { source: nodeId, ports: ["key:0"] }),
      ],
    },
  };
}
