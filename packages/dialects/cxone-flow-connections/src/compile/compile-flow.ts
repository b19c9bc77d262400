import { buildFlowGraph, type Flow, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import {
  createReport,
  drawableName,
  refusedContent,
  type CompileContext,
  type Compiled,
  type ReportItem,
} from "@tonegraph/vendor-kit";
import { blockExits } from "../vendor-block.ts";
import { NO_EXTRAS, readExtras, type VendorExtras } from "../vendor-extras.ts";
import type { WireFlow, WireNode } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";
import { connectionsOf } from "./connections-of.ts";
import { nodeType } from "./node-type.ts";
import { reportFlowFields, reportNode } from "./report-losses.ts";
import { reportTopology } from "./report-topology.ts";
import { vendorFlowId, vendorNodeId } from "./vendor-ids.ts";

/** What compiling may know beside the flow: what it knows of the tenant, and the flow's graph where somebody has it. */
export interface CompileSurroundings extends CompileContext {
  readonly graph?: FlowGraph;
}

/** Flow → the body of a registration. Nothing is left out without a report item. */
export function compileFlow(
  flow: Flow,
  { settings, flows, graph = buildFlowGraph(flow) }: CompileSurroundings = {},
): Compiled {
  const report = createReport();
  const kept = readExtras(flow);
  const extras = kept ?? NO_EXTRAS;
  const scope = { flow, graph, extras, report };
  const nodeIds = graph.nodeIds.filter((nodeId) => nodeId !== elidedStart(scope));
  const artefact: WireFlow = {
    ...extras.flow,
    id: vendorFlowId(flow, extras, flows),
    name: nameAtVendor(flow, extras),
    type: typeof extras.flow["type"] === "string" ? extras.flow["type"] : "IVR",
    nodes: nodeIds.flatMap((nodeId) => wireNode(nodeId, scope)),
    connections: nodeIds.flatMap((nodeId) => {
      const node = flow.nodes[nodeId];
      return node === undefined ? [] : connectionsOf(nodeId, node, scope);
    }),
  };
  for (const nodeId of nodeIds) reportNode(nodeId, scope);
  reportFlowFields(flow, report);
  reportTopology(artefact, settings, scope);
  if (kept === null) {
    const words = "What was kept of CXone's own copy cannot be read any more, so its further fields are not sent.";
    report.add("dropped", "vendor-copy-unreadable", { words });
  }
  return { artefact, report: [...report.items, ...refusedOfFlow(artefact, extras)] };
}

// What stands at the flow itself; blocks that CXone refuses have a rule of their own.
function refusedOfFlow({ name, type }: WireFlow, extras: VendorExtras): readonly ReportItem[] {
  const sent = [
    ...(name === "" && extras.name === "" ? [{ path: ["name"], message: "must not be empty" }] : []),
    ...(type === "IVR" ? [] : [{ path: ["type"], message: "must be IVR" }]),
  ];
  return refusedContent({ vendor: "CXone", sent, drawn: [] });
}

function wireNode(nodeId: NodeId, scope: CompileScope): WireNode[] {
  const { flow, extras } = scope;
  const node = flow.nodes[nodeId];
  if (node === undefined) return [];
  const more = Object.hasOwn(extras.nodes, nodeId) ? extras.nodes[nodeId] : {};
  return [{ ...more, id: vendorNodeId(nodeId, extras), type: nodeType(nodeId, node, scope) }];
}

// A start of the vendor that no start of ours can say is a block, and ours before it stands for nothing.
function elidedStart({ flow, graph }: CompileScope): NodeId | null {
  const next = graph.edgeOn(flow.startNodeId, "next")?.target;
  const node = next === undefined ? undefined : flow.nodes[next];
  if (node?.kind !== "vendorBlock" || node.type !== "start" || blockExits(node) === null) return null;
  return flow.startNodeId;
}

function nameAtVendor(flow: Flow, { name }: VendorExtras): string {
  return name !== undefined && drawableName(name) === flow.name ? name : flow.name;
}
