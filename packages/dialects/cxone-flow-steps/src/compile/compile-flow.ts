import { sameJson, type Flow, type FlowGraph, type Json, type NodeId } from "@tonegraph/flow-model";
import {
  type CompileContext,
  type Compiled,
  type ContentFault,
  isJsonObject,
  type JsonObject,
  refusedContent,
  type ReportItem,
} from "@tonegraph/vendor-kit";
import { looseBundle, readBundle } from "../bundle.ts";
import { contentFaults } from "../content-faults.ts";
import { drawBundle } from "../decompile/draw-bundle.ts";
import { mainIdOf, seal, type LooseBundle } from "../flow-ids.ts";
import { DIALECT_ID } from "../wire.ts";
import { compileDrawing } from "./compile-drawing.ts";
import { withNotes } from "./former-steps.ts";
import { keepVendorParts } from "./keep-vendor-parts.ts";

/** Flow → the main flow and its sub-flows. Nothing is left out without a report item. */
export function compileFlow(flow: Flow, { flows }: CompileContext = {}): Compiled {
  const extras = readExtras(flow);
  const { bundle, report } = compileDrawing(flow, undefined, extras.stepIds);
  const mainId = mainIdOf(flow, flows);
  const ours = looseBundle(bundle);
  if (extras.vendorCopy === undefined) return { artefact: finished(ours, mainId), report };
  const theirs = readBundle(extras.vendorCopy);
  const base = theirs && baseOf(theirs);
  if (!theirs || !base) {
    const words = "What was kept of CXone's own copy cannot be read any more, so its further fields are not sent.";
    const item = { kind: "dropped", code: "vendor-copy-unreadable", params: {}, words } as const;
    return { artefact: finished(ours, mainId), report: [...report, item] };
  }
  const isChanged = !sameJson(ours.main, base.main);
  const kept = isChanged ? { ...theirs, main: withNotes(theirs.main, base.main) } : theirs;
  const merged = finished(keepVendorParts({ ours, base, theirs: kept }), mainId);
  const refused = refusedContent({ vendor: "CXone", sent: faultsOf(merged), drawn: faultsOf(finished(ours, mainId)) });
  return { artefact: merged, report: [...report, ...refused] };
}

function faultsOf({ main, subFlows }: LooseBundle): readonly ContentFault[] {
  const within = (at: readonly PropertyKey[], flow: JsonObject): readonly ContentFault[] =>
    contentFaults(flow).map(({ path, message }) => ({ path: [...at, ...path], message }));
  return [...within(["main"], main), ...subFlows.flatMap((flow, index) => within(["subFlows", index], flow))];
}

/** What a drawing loses, without the work of putting the vendor's own parts in: for every edit. `graph` is the flow's. */
export function reportOf(flow: Flow, graph: FlowGraph): readonly ReportItem[] {
  return compileDrawing(flow, graph, readExtras(flow).stepIds).report;
}

// Every flow of the artefact is a whole body of a PUT; its version is counted by whoever writes it.
function finished(bundle: LooseBundle, mainId: string): LooseBundle {
  const whole = ({ id = "", name = "", flowType = "IVR", steps = [], ...more }: JsonObject): JsonObject => {
    return { id, name, flowType, version: 1, ...more, steps };
  };
  const { main, subFlows } = seal(bundle, mainId);
  return { main: whole(main), subFlows: subFlows.map(whole) };
}

/** What a drawing keeps of the vendor's own copy. */
function readExtras(flow: Flow): {
  readonly stepIds: ReadonlyMap<NodeId, string>;
  readonly vendorCopy: Json | undefined;
} {
  const extras = flow.vendorExtras[DIALECT_ID];
  if (!isJsonObject(extras)) return { stepIds: new Map(), vendorCopy: undefined };
  const { stepIds, vendorCopy } = extras;
  const ids = isJsonObject(stepIds) ? Object.entries(stepIds) : [];
  const known = ids.flatMap(([nodeId, id]): [NodeId, string][] =>
    typeof id === "string" && Object.hasOwn(flow.nodes, nodeId) ? [[nodeId, id]] : [],
  );
  return { stepIds: new Map(known), vendorCopy };
}

function baseOf(theirs: LooseBundle): LooseBundle | null {
  const drawn = drawBundle(theirs);
  if (!drawn.ok) return null;
  return looseBundle(compileDrawing(drawn.value.flow, undefined, drawn.value.stepIds).bundle);
}
