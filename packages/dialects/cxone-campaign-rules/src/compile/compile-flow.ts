import { buildFlowGraph, type Flow, type FlowGraph, type Json } from "@tonegraph/flow-model";
import { createReport, drawableName, type Compiled } from "@tonegraph/vendor-kit";
import { NO_EXTRAS, readExtras } from "../vendor-extras.ts";
import type { WireNode, WireRule } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";
import { campaignOf } from "./campaign-of.ts";
import { fallbackAction } from "./fallback-action.ts";
import { mergedMenus } from "./merged-menus.ts";
import { reportFlow } from "./report-flow.ts";
import { reportNodes } from "./report-nodes.ts";
import { refusedOfRule } from "./report-refused.ts";
import { windowOf } from "./rule-window.ts";
import { vendorIdsOf } from "./vendor-ids.ts";
import { heardNodes } from "./ways-out.ts";
import { wireNode } from "./wire-node.ts";

/** What compiling may know beside the flow: the tenant's settings, and the flow's graph where somebody has it. */
export interface CompileSurroundings {
  readonly settings?: Readonly<Record<string, Json>> | undefined;
  readonly graph?: FlowGraph;
}

/** Flow → the body of a creation. Nothing is left out without a report item. */
export function compileFlow(
  flow: Flow,
  { settings, graph = buildFlowGraph(flow) }: CompileSurroundings = {},
): Compiled {
  const report = createReport();
  const kept = readExtras(flow);
  const extras = kept ?? NO_EXTRAS;
  const heard = heardNodes(flow, graph);
  const scope = {
    flow,
    graph,
    extras,
    report,
    mergedMenus: mergedMenus(flow, graph, extras),
    vendorIds: vendorIdsOf(flow, heard, extras),
  };
  const artefact: WireRule = {
    ...extras.rule,
    name: extras.name !== undefined && drawableName(extras.name) === flow.name ? extras.name : flow.name,
    campaignId: campaignOf(scope, settings),
    nodes: wireNodes(scope),
    fallbackAction: fallbackAction(scope),
    ...windowOf(scope),
    status: "DRAFT",
  };
  reportNodes(heard, scope);
  reportFlow(artefact, scope);
  if (kept === null) {
    const words = "What was kept of CXone's own copy cannot be read any more, so its further fields are not sent.";
    report.add("dropped", "vendor-copy-unreadable", { words });
  }
  return { artefact, report: [...report.items, ...refusedOfRule(artefact, scope)] };
}

// The first node is where calls begin; two blocks for one queue are one node at the vendor.
function wireNodes(scope: CompileScope): WireNode[] {
  const { flow, graph, extras, vendorIds } = scope;
  const entry = graph.edgeOn(flow.startNodeId, "next")?.target;
  const nodes = [...vendorIds.keys()].flatMap((nodeId) => wireNode(nodeId, scope) ?? []);
  const once = [...new Map(nodes.map((node) => [node.id, node])).values()];
  const entryId = entry === undefined ? undefined : vendorIds.get(entry);
  const known = new Set(once.map(({ id }) => id));
  const others = extras.otherNodes.filter(({ id }) => !known.has(id));
  const all = new Set([...known, ...others.map(({ id }) => id)]);
  const whole = others.filter(({ transitions }) => transitions.every(({ target }) => all.has(target)));
  return [
    ...once.filter(({ id }) => id === entryId),
    ...once.filter(({ id }) => id !== entryId).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ...whole.map(({ mediaAssetId, ...node }) => ({
      ...node,
      ...(typeof mediaAssetId === "string" ? { mediaAssetId } : {}),
    })),
  ];
}
