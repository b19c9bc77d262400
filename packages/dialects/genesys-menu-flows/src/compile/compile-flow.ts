import { buildFlowGraph, type Flow, type FlowGraph, type Json } from "@tonegraph/flow-model";
import {
  createReport,
  isJsonObject,
  nameOf,
  refusedContent,
  type Compiled,
  type CompileReport,
  type JsonObject,
  type ReportItem,
} from "@tonegraph/vendor-kit";
import { contentFaults, phraseFaults } from "../content-faults.ts";
import { drawFlow } from "../decompile/draw-flow.ts";
import { foundTwice } from "../found-twice.ts";
import { queueSettingsIn, withQueueSettings } from "../queue-settings.ts";
import { DIALECT_ID, START_ID, type WireFlow } from "../wire.ts";
import { findMenu } from "./find-menu.ts";
import { idClashes } from "./id-clashes.ts";
import { keepVendorParts } from "./keep-vendor-parts.ts";
import { menuTree } from "./menu-tree.ts";
import { createPhraseBook } from "./phrase-book.ts";
import { heardNodes, reportFlowFields, reportNodes } from "./report-left-out.ts";

/** The language of a drawing that is read back where no text says one. */
const DRAWN_LANGUAGE = "en-US";

/** Flow → the vendor's flow with the phrases that it names. Nothing is left out without a report item. `graph` is the flow's, where somebody has it. */
export function compileFlow(flow: Flow, graph?: FlowGraph): Compiled {
  const { artefact, report } = compileContent(flow, graph);
  const settings = queueSettingsIn(flow);
  if (!settings.ok) {
    const words =
      "What the flow is to do while its queues are busy cannot be read, so it is not sent. Apply the proposal for its queues again.";
    return { artefact, report: [...report, { kind: "dropped", code: "queue-settings-unreadable", params: {}, words }] };
  }
  return { artefact: settings.value === null ? artefact : withQueueSettings(artefact, settings.value), report };
}

/** The same without the settings that follow how queues do. */
function compileContent(
  flow: Flow,
  graph?: FlowGraph,
): { readonly artefact: JsonObject; readonly report: readonly ReportItem[] } {
  const { artefact: ours, report } = compileDrawing(flow, graph);
  const extras = flow.vendorExtras[DIALECT_ID];
  const theirs = isJsonObject(extras) ? extras["vendorCopy"] : undefined;
  if (!isJsonObject(theirs)) return { artefact: ours, report };
  const drawn = drawFlow(theirs);
  if (!drawn.ok) {
    const words =
      "What was kept of Genesys Cloud's own copy cannot be read any more, so its further fields are not sent.";
    return {
      artefact: ours,
      report: [...report, { kind: "dropped", code: "vendor-copy-unreadable", params: {}, words }],
    };
  }
  const base = compileDrawing(drawn.value.flow).artefact;
  const artefact = keepVendorParts({ ours, base, theirs });
  const refused = whatIsRefused(artefact, ours);
  return {
    artefact,
    report: [...report, ...switchedOff(artefact), ...whatComesTwice(artefact, ours, flow), ...refused],
  };
}

/** Flow → what the drawing alone says, without what the vendor's own copy adds. */
export function compileDrawing(
  flow: Flow,
  graph: FlowGraph = buildFlowGraph(flow),
): { readonly artefact: JsonObject; readonly report: readonly ReportItem[] } {
  const report = createReport();
  const phrases = createPhraseBook();
  const beginning = findMenu(flow, graph, report);
  const tree = beginning === null ? null : menuTree({ flow, graph, beginning, report, phrases });
  reportClashes(flow, graph, report);
  reportNodes(flow, graph, report);
  reportFlowFields(flow, report);
  const said = phrases.phrases();
  reportLanguages(flow, new Set(said.map(({ locale }) => locale)), report);
  const targets = tree?.targets ?? [];
  const artefact: WireFlow = {
    name: flow.name,
    type: "conversation",
    // The number that a first version has; a write gives the one that follows the vendor's.
    settings: { description: flow.description, enabled: true, version: 1 },
    steps: tree?.root ? [{ id: START_ID, type: "start", nextStep: tree.root }] : [],
    ...(said.length > 0 ? { phrases: said } : {}),
    ...(targets.length > 0 ? { targets: [...targets] } : {}),
  };
  return { artefact, report: onePerPlace(report) };
}

function reportLanguages(flow: Flow, spoken: ReadonlySet<string>, report: CompileReport): void {
  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  const silent = languages.filter((language) => !spoken.has(language));
  if (silent.length === 0 || languages.join("") === DRAWN_LANGUAGE) return;
  const words = `Genesys Cloud knows a flow's languages by its texts alone; that it speaks ${silent.join(", ")}, without a text there, stays in Tonegraph.`;
  report.add("approximated", "languages-by-texts", { words, params: { languages: silent } });
}

function reportClashes(flow: Flow, graph: FlowGraph, report: CompileReport): void {
  for (const { id, nodeIds } of idClashes(flow, [...heardNodes(flow, graph)].sort())) {
    const [nodeId] = nodeIds;
    if (nodeId === undefined) continue;
    const names = nodeIds.map((one) => nameOf(flow, one)).join(" and ");
    const words = `Genesys Cloud tells menus, queues, agents and flows apart by their ids alone, and “${id}” is that of ${names}, or of the start. Give one of them another id.`;
    report.add("unsupported", "id-not-unique", { nodeId, words, params: { id } });
  }
}

// What the drawing itself has twice is told of its blocks.
function whatComesTwice(sent: JsonObject, ours: JsonObject, { nodes }: Flow): ReportItem[] {
  const drawn = new Set(foundTwice(ours).map(({ value }) => value));
  return foundTwice(sent).flatMap(({ kind, value, menuId, pointer }): ReportItem[] => {
    if (drawn.has(value)) return [];
    const nodeId = `node_${menuId}`;
    const place = nodes[nodeId]?.kind === "menu" ? { nodeId } : {};
    const what = `the ${kind} “${value.slice(0, 80)}”`;
    const words = `Genesys Cloud's own copy of this flow, which is sent along, has ${what} a second time at ${pointer}, and Genesys Cloud takes each once. Take one out at Genesys Cloud, and read the flow again.`;
    return [{ kind: "unsupported", code: `${kind}-twice`, ...place, params: { pointer, value }, words }];
  });
}

// Prompts are sent before the flow, and refused by themselves.
function whatIsRefused(sent: JsonObject, ours: JsonObject): readonly ReportItem[] {
  const faultsOf = (artefact: JsonObject) => [...contentFaults(artefact), ...phraseFaults(artefact)];
  return refusedContent({ vendor: "Genesys Cloud", sent: faultsOf(sent), drawn: faultsOf(ours) });
}

function switchedOff(artefact: JsonObject): ReportItem[] {
  const settings = artefact["settings"];
  if (!isJsonObject(settings) || settings["enabled"] !== (false satisfies Json)) return [];
  const words =
    "The flow is switched off at Genesys Cloud and stays so: no caller comes to it until it is switched on there.";
  return [{ kind: "approximated", code: "flow-switched-off", params: {}, words }];
}

// A block that is not supported is told once, not again as "the call begins with something else".
function onePerPlace(report: CompileReport): readonly ReportItem[] {
  const byKind = new Set(report.items.filter(({ code }) => code === "node-not-supported").map(({ nodeId }) => nodeId));
  return report.items.filter(({ code, nodeId }) => !(code === "not-a-menu" && byKind.has(nodeId)));
}
