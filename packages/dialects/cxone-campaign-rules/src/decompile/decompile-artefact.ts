import { ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { reportName, timeWithoutZone, unknownValue, type Decompiled, type ReportItem } from "@tonegraph/vendor-kit";
import { FALLBACK_TYPES, NODE_TYPES } from "../wire.ts";
import { drawFlow, type DrawnRule } from "./draw-flow.ts";
import { drawWindow } from "./draw-window.ts";
import { readWireRule, type ReadRule } from "./read-wire-rule.ts";

/** The vendor's document → flow. What a drawing cannot say goes into its `vendorExtras` and comes back when compiling. */
export function decompileArtefact(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  const read = readWireRule(artefact);
  if (!read.ok) return read;
  const drawn = drawFlow(read.value);
  const parsed = parseFlow(drawn.document);
  return parsed.ok ? ok({ flow: parsed.value, report: reportOf(read.value, drawn) }) : parsed;
}

function reportOf(rule: ReadRule, { otherNodes }: DrawnRule): ReportItem[] {
  const report: ReportItem[] = [];
  if (rule.nodes.some(({ mediaAssetId }) => typeof mediaAssetId === "string")) {
    const words = "CXone's rule does not say which language its recordings are in; they are drawn as American English.";
    report.push({ kind: "approximated", code: "language-not-known", params: {}, words });
  }
  report.push(...reportName({ vendor: "CXone", name: rule.name }));
  for (const { id } of otherNodes) {
    const words = `CXone's rule also holds the node “${id}”, which no caller comes to. It is not drawn, and sent back as it is.`;
    report.push({ kind: "dropped", code: "node-not-reached", params: { id }, words });
  }
  const { activeWindow, withoutZone } = drawWindow(rule);
  for (const field of withoutZone) {
    report.push(timeWithoutZone({ vendor: "CXone", pointer: `/${field}`, text: rule[field] ?? "" }));
  }
  const hasDate = typeof rule.effectiveDate === "string" || typeof rule.expirationDate === "string";
  if (activeWindow === null && hasDate && withoutZone.length === 0) {
    const words =
      "CXone's rule opens or closes at a time, but not both; a drawing has a whole window, so this is kept as it is and not drawn.";
    report.push({ kind: "approximated", code: "half-a-window", params: {}, words });
  }
  return [...report, ...unknownTypes(rule)];
}

function unknownTypes({ nodes, fallbackAction }: ReadRule): ReportItem[] {
  const types = [
    ...nodes.map(({ type }, index) => ({ value: type, pointer: `/nodes/${index}/type`, known: NODE_TYPES })),
    { value: fallbackAction.type, pointer: "/fallbackAction/type", known: FALLBACK_TYPES },
  ];
  return types.flatMap(({ value, pointer, known }) =>
    known.some((type) => type === value) ? [] : [unknownValue({ vendor: "CXone", pointer, value })],
  );
}
