import { err, ok, parseFlow, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import {
  drawableName,
  idTwice,
  reportName,
  unknownValue,
  type Decompiled,
  type ReportItem,
} from "@tonegraph/vendor-kit";
import { DIALECT_ID, type WireMenu } from "../wire.ts";
import { drawMenu, type DrawnMenu } from "./draw-menu.ts";
import { createNodeIds } from "./node-ids.ts";
import { readWireFlow, type ReadFlow } from "./read-wire-flow.ts";

const NOTHING_DRAWN: DrawnMenu = { nodes: {}, connections: {}, prompts: {}, languages: [], firstId: null, report: [] };

/** The vendor's document → the drawing of it, without what a drawing cannot say. */
export function drawFlow(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  const read = readWireFlow(artefact);
  if (!read.ok) return read;
  const { menu, description } = read.value;
  const ids = createNodeIds();
  const drawn = menu === null ? NOTHING_DRAWN : drawMenu(menu, ids, read.value.menuAt);
  const startId = ids.forName("start");
  const name = drawableName(read.value.name);
  const fallback = fallbackOf(menu);
  const parsed = parseFlow({
    formatVersion: 1,
    name,
    description,
    profile: DIALECT_ID,
    defaultLanguage: drawn.languages[0] ?? "en-US",
    ...(drawn.languages.length > 0 ? { languages: drawn.languages } : {}),
    startNodeId: startId,
    nodes: { [startId]: { kind: "start", label: "Call arrives", position: { x: 0, y: 0 } }, ...drawn.nodes },
    connections: {
      ...(drawn.firstId === null ? {} : { conn_start: { source: startId, port: "next", target: drawn.firstId } }),
      ...drawn.connections,
    },
    prompts: drawn.prompts,
    ...(fallback === null ? {} : { fallback }),
  });
  return parsed.ok ? ok({ flow: parsed.value, report: [...reportOf(read.value), ...drawn.report] }) : err(parsed.error);
}

function fallbackOf(menu: WireMenu | null): Json {
  if (menu === null || menu.timeoutBehavior.action !== "hangup") return null;
  const { type, id } = menu.timeoutBehavior.fallbackDestination;
  if (type === "queue") return { kind: "queue", queueId: id };
  if (type === "agent") return { kind: "agent", agentId: id };
  return type === "external_number" ? { kind: "externalNumber", number: id } : null;
}

function reportOf({ name, menu, otherNodeIds, unknownTypes, twice }: ReadFlow): ReportItem[] {
  const report: ReportItem[] = reportName({ vendor: "CXone", name });
  if (menu === null) {
    const words = "CXone's flow has no menu, so there is nothing to draw.";
    report.push({ kind: "dropped", code: "no-menu", params: {}, words });
  }
  for (const id of otherNodeIds) {
    const words = `CXone's flow also holds the node “${id}”, which no caller comes to. It is not drawn, and kept as it is.`;
    report.push({ kind: "dropped", code: "node-not-reached", params: { id }, words });
  }
  const vendor = "CXone";
  return [
    ...report,
    ...unknownTypes.map((place) => unknownValue({ vendor, ...place })),
    ...twice.map((place) => idTwice({ vendor, ...place })),
  ];
}
