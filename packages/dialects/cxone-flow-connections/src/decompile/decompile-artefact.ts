import { err, ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { reportName, unknownValue, type Decompiled, type ReportItem } from "@tonegraph/vendor-kit";
import { CONNECTION_TYPES, NODE_TYPES } from "../wire.ts";
import { drawFlow } from "./draw-flow.ts";
import { readWireFlow, type ReadFlow } from "./read-wire-flow.ts";

/** The vendor's document → flow. What a drawing cannot say goes into its `vendorExtras` and comes back when compiling. */
export function decompileArtefact(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  const read = readWireFlow(artefact);
  if (!read.ok) return read;
  const drawn = drawFlow(read.value);
  const parsed = parseFlow(drawn.document);
  return parsed.ok ? ok({ flow: parsed.value, report: reportOf(read.value) }) : err(parsed.error);
}

function reportOf(read: ReadFlow): ReportItem[] {
  const report: ReportItem[] = [
    {
      kind: "approximated",
      code: "topology-only",
      params: {},
      words:
        "CXone's connections hold neither prompts nor destinations nor timings: what callers hear and whom they are handed to must be filled in.",
    },
  ];
  return [
    ...report,
    ...reportName({ vendor: "CXone", name: read.name }),
    ...unknownTypes("/nodes", read.nodes, NODE_TYPES),
    ...unknownTypes("/connections", read.connections, CONNECTION_TYPES),
  ];
}

function unknownTypes(at: string, items: readonly { type: string }[], known: readonly string[]): ReportItem[] {
  return items.flatMap(({ type: value }, index) =>
    known.includes(value) ? [] : [unknownValue({ vendor: "CXone", pointer: `${at}/${index}/type`, value })],
  );
}
