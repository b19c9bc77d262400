import { err, ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { drawableName, reportName, type Decompiled, type ReportItem } from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import { drawTree } from "./draw-tree.ts";
import { createIds } from "./ids.ts";
import { readWireFlow, type ReadFlow } from "./read-wire-flow.ts";

/** The settings that a drawing shows or that mean nothing to callers. */
const KNOWN_SETTINGS = ["description", "enabled", "version"];

/** The vendor's document → the drawing of it, without what a drawing cannot say. */
export function drawFlow(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  const read = readWireFlow(artefact);
  if (!read.ok) return read;
  const ids = createIds();
  const startId = ids.claim("node", "start", "start");
  const drawn = drawTree(read.value, ids);
  const name = drawableName(read.value.name);
  const parsed = parseFlow({
    formatVersion: 1,
    name,
    description: read.value.description,
    profile: DIALECT_ID,
    defaultLanguage: drawn.languages[0] ?? "en-US",
    languages: drawn.languages,
    startNodeId: startId,
    nodes: { [startId]: { kind: "start", label: "Call arrives", position: { x: 0, y: 0 } }, ...drawn.nodes },
    connections: {
      ...(drawn.firstId === null ? {} : { conn_start: { source: startId, port: "next", target: drawn.firstId } }),
      ...drawn.connections,
    },
    prompts: drawn.prompts,
  });
  return parsed.ok ? ok({ flow: parsed.value, report: [...reportOf(read.value), ...drawn.report] }) : err(parsed.error);
}

function reportOf({ name, settings, root, otherStepIds }: ReadFlow): ReportItem[] {
  const report: ReportItem[] = reportName({ vendor: "Genesys Cloud", name });
  const add = (kind: ReportItem["kind"], code: string, words: string): void =>
    void report.push({ kind, code, params: {}, words });
  if (root === null) add("dropped", "no-menu", "Genesys Cloud's flow has no menu, so there is nothing to draw.");
  if (settings["enabled"] === false)
    add(
      "approximated",
      "flow-switched-off",
      "The flow is switched off at Genesys Cloud; a drawing does not show that.",
    );
  const others = Object.keys(settings).filter((setting) => !KNOWN_SETTINGS.includes(setting));
  if (others.length > 0)
    add(
      "approximated",
      "settings-not-drawn",
      `Genesys Cloud's flow has settings that a drawing does not show (${others.sort().join(", ")}). They are sent back as they are.`,
    );
  for (const id of otherStepIds)
    add(
      "dropped",
      "node-not-reached",
      `Genesys Cloud's flow also holds the step “${id}”, which no caller comes to. It is not drawn, and sent back as it is.`,
    );
  return report;
}
