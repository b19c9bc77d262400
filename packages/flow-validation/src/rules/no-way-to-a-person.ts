import type { Flow, NodeId, NodeKind, NodeOfKind } from "@tonegraph/flow-model";
import { fallbackTarget, wireToFallback } from "../fallback-fix.ts";
import { byShape } from "../graph/by-shape.ts";
import type { CallGraph } from "../graph/call-graph.ts";
import type { WaysInto } from "../graph/ways-into.ts";
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
    const leads = leadingToPeople(graph, index.waysInto());
    const findings: Finding[] = [];
    for (const number of menus(graph)) {
      if (leads[number] === 1 || distances[number] === -1) continue;
      const node = graph.nodes[number];
      if (node?.kind !== "menu") continue;
      const nodeId = graph.nodeIds[number] ?? "";
      const mend = offerFallback(flow, profile, { node, nodeId });
      findings.push({
        at: { nodeId, pointer: `/nodes/${nodeId}` },
        params: mend ? { fixTargetLabel: mend.label } : {},
        ...(mend ? { fix: mend.fix } : {}),
      });
    }
    return findings;
  },
});

const PEOPLE: ReadonlySet<NodeKind> = new Set<NodeKind>(["queue", "agent", "externalNumber", "subflow", "vendorBlock"]);

const menus = byShape(({ kinds }) => numbersOf(kinds, (kind) => kind === "menu"));
const people = byShape(({ kinds }) => numbersOf(kinds, (kind) => PEOPLE.has(kind)));

function numbersOf(kinds: readonly NodeKind[], counts: (kind: NodeKind) => boolean): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0; number < kinds.length; number++) if (counts(kinds[number] ?? "start")) numbers.push(number);
  return numbers;
}

/** Per node 1 where some way leads to a person. Linear: goes back from the people along the connections. */
function leadingToPeople(graph: CallGraph, { first, sources }: WaysInto): Uint8Array {
  const leads = new Uint8Array(graph.kinds.length);
  const waiting = new Int32Array(graph.kinds.length);
  let end = 0;
  for (const number of people(graph)) {
    leads[number] = 1;
    waiting[end++] = number;
  }
  for (let at = 0; at < end; at++) {
    const node = waiting[at] ?? 0;
    const last = first[node + 1] ?? 0;
    for (let way = first[node] ?? 0; way < last; way++) {
      const source = sources[way] ?? 0;
      if (leads[source] === 1) continue;
      leads[source] = 1;
      waiting[end++] = source;
    }
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
