import { buildFlowGraph, type Flow, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import {
  type Compiled,
  type CompileReport,
  createReport,
  isJsonObject,
  type JsonObject,
  refusedContent,
  type ReportItem,
} from "@tonegraph/vendor-kit";
import { contentFaults } from "../content-faults.ts";
import { drawFlow } from "../decompile/draw-flow.ts";
import { foundTwice } from "../found-twice.ts";
import { DIALECT_ID, type WireFlow, type WireMenu } from "../wire.ts";
import { dtmfMappings, type MenuContext } from "./dtmf-mappings.ts";
import { findMenu } from "./find-menu.ts";
import { asJson, keepVendorParts } from "./keep-vendor-parts.ts";
import { reportFlowFields, reportNodes } from "./report-left-out.ts";
import { reportLanguages } from "./report-languages.ts";
import { timeoutBehavior } from "./timeout-behavior.ts";
import { voicePrompts } from "./voice-prompts.ts";

/** Flow → the body of a POST or PUT. Nothing is left out without a report item. `graph` is the flow's, where somebody has it. */
export function compileFlow(flow: Flow, graph?: FlowGraph): Compiled {
  const { artefact, report, menuId } = compileDrawing(flow, graph);
  const ours = asJson(artefact);
  const extras = flow.vendorExtras[DIALECT_ID];
  const theirs = isJsonObject(extras) ? extras["vendorCopy"] : undefined;
  if (!isJsonObject(theirs)) return { artefact: ours, report };
  const base = baseOf(theirs);
  if (base === null) {
    const words = "What was kept of CXone's own copy cannot be read any more, so its further fields are not sent.";
    return {
      artefact: ours,
      report: [...report, { kind: "dropped", code: "vendor-copy-unreadable", params: {}, words }],
    };
  }
  const merged = keepVendorParts({ ours, base, theirs });
  const refused = refusedContent({ vendor: "CXone", sent: contentFaults(merged), drawn: contentFaults(ours) });
  return { artefact: merged, report: [...report, ...whatComesTwice(merged, menuId), ...refused] };
}

/** Flow → what the drawing alone says, without what the vendor's own copy adds. */
export function compileDrawing(
  flow: Flow,
  graph: FlowGraph = buildFlowGraph(flow),
): { readonly artefact: WireFlow; readonly report: readonly ReportItem[]; readonly menuId: NodeId | null } {
  const report = createReport();
  const part = findMenu(flow, graph, report);
  const menu = part === null ? null : compileMenu({ flow, graph, part, report });
  reportNodes(flow, graph, report);
  reportFlowFields(flow, menu && silenceOf(menu), report);
  return {
    artefact: { name: flow.name, description: flow.description, nodes: menu === null ? [] : [menu] },
    report: onePerPlace(report),
    menuId: part?.menuId ?? null,
  };
}

/** The vendor's id of a menu: ours without its prefix. */
export function vendorIdOf(nodeId: NodeId): string {
  return nodeId.replace(/^node_/, "");
}

function compileMenu(context: MenuContext): WireMenu {
  const { flow, part, report } = context;
  const before = part.messageId === null ? [] : voicePrompts(flow, part.messageId, report);
  const own = voicePrompts(flow, part.menuId, report);
  reportLanguages(flow, { part, before, own, report });
  return {
    id: vendorIdOf(part.menuId),
    type: "menu",
    voicePrompts: [...before, ...own],
    dtmfMappings: dtmfMappings(context),
    timeoutBehavior: timeoutBehavior(context),
  };
}

function silenceOf({ timeoutBehavior: { action, fallbackDestination } }: WireMenu) {
  return { target: JSON.stringify(fallbackDestination), isHungUp: action === "hangup" };
}

// Only the vendor's own copy can bring it: a drawing has one menu, and `dtmfMappings` takes each key once.
function whatComesTwice(merged: JsonObject, menuId: NodeId | null): readonly ReportItem[] {
  const place = menuId === null ? {} : { nodeId: menuId };
  return foundTwice(merged).map(({ kind, value, path }) => {
    const pointer = `/${path.join("/")}`;
    const what = `the ${kind} “${value.slice(0, 80)}”`;
    const words = `CXone's own copy of this flow, which is sent along, has ${what} a second time at ${pointer}, and CXone takes each once. Take one out at CXone, and read the flow again.`;
    return { kind: "unsupported", code: `${kind}-twice`, ...place, params: { pointer, value }, words };
  });
}

function baseOf(theirs: JsonObject): JsonObject | null {
  const drawn = drawFlow(theirs);
  return drawn.ok ? asJson(compileDrawing(drawn.value.flow).artefact) : null;
}

// A block that is not supported is told once, not again as "the call begins with something else".
function onePerPlace(report: CompileReport): readonly ReportItem[] {
  const byKind = new Set(report.items.filter(({ code }) => code === "node-not-supported").map(({ nodeId }) => nodeId));
  const byShape = new Set(report.items.filter(({ code }) => code === "not-a-menu").map(({ nodeId }) => nodeId));
  return report.items.filter(
    ({ code, nodeId }) =>
      !(code === "not-a-menu" && byKind.has(nodeId)) && !(code === "node-not-carried" && byShape.has(nodeId)),
  );
}
