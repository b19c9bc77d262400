import { err, ok, parseFlow, type Flow, type NodeId, type ParseFault, type Result } from "@tonegraph/flow-model";
import { reportName, unknownValue, type ReportItem } from "@tonegraph/vendor-kit";
import type { LooseBundle } from "../flow-ids.ts";
import { stepIdOf } from "../step-ids.ts";
import { STEP_TYPES } from "../wire.ts";
import { drawBlock } from "./draw-composite.ts";
import { documentOf } from "./document-of.ts";
import { drawStart, type DrawnStart } from "./draw-start.ts";
import { surroundingsOf, type DrawnBlock, type Surroundings } from "./drawn-block.ts";
import { nodeIdsOf } from "./node-ids.ts";
import { readFlows, type ReadBundle, type ReadFlow } from "./read-flows.ts";

/** A drawing of what the vendor has, without what a drawing cannot say. */
export interface DrawnBundle {
  readonly flow: Flow;
  readonly report: readonly ReportItem[];
  /** The steps of blocks whose ids do not follow from the block's. */
  readonly stepIds: ReadonlyMap<NodeId, string>;
}

/** The vendor's flows, with relative ids, → the drawing of them. */
export function drawBundle(bundle: LooseBundle, isBare = false): Result<DrawnBundle, readonly ParseFault[]> {
  const read = readFlows(bundle, isBare);
  if (!read.ok) return read;
  const { main } = read.value;
  const around = surroundingsOf(read.value);
  const start = drawStart(main);
  const blocks = walk(start, around);
  const startId = `node_${start.stepId}`;
  const nodeIds = nodeIdsOf([...blocks.keys()], [startId]);
  const parsed = parseFlow(documentOf({ name: main.name, start, startId, blocks, nodeIds }));
  if (!parsed.ok) return parsed.error.length > 0 ? err(parsed.error) : parsed;
  const named = [...nodeIds].filter(([stepId, nodeId]) => stepIdOf(nodeId) !== stepId);
  return ok({
    flow: parsed.value,
    report: [
      ...reportOf(read.value, { start, blocks }),
      ...unknownTypes(main, isBare ? "" : "/main"),
      ...read.value.subFlows.flatMap((flow, index) => unknownTypes(flow, `/subFlows/${index}`)),
    ],
    stepIds: new Map(named.map(([stepId, nodeId]) => [nodeId, stepId])),
  });
}

/** The blocks that calls come to, in that order, by the ids of their steps. */
function walk({ first }: DrawnStart, around: Surroundings): ReadonlyMap<string, DrawnBlock> {
  const blocks = new Map<string, DrawnBlock>();
  const seen = new Set(first === undefined ? [] : [first]);
  for (const id of seen) {
    const step = around.steps.get(id);
    if (step === undefined) continue;
    const block = drawBlock(step, around);
    blocks.set(id, block);
    for (const target of block.exits.values()) seen.add(target);
  }
  return blocks;
}

function reportOf(
  { main }: ReadBundle,
  drawn: { start: DrawnStart; blocks: ReadonlyMap<string, DrawnBlock> },
): ReportItem[] {
  const report: ReportItem[] = reportName({ vendor: "CXone", name: main.name });
  const used = new Set([...drawn.start.uses, ...[...drawn.blocks.values()].flatMap(({ uses }) => uses)]);
  for (const { id } of main.steps.filter((step) => !used.has(step.id))) {
    const words = `CXone's flow also holds the step “${id}”, which no call comes to. It is not drawn, and sent back as it is.`;
    report.push({ kind: "dropped", code: "step-not-reached", params: { id }, words });
  }
  if (main.steps.length === 0) {
    const words = "CXone's flow has no steps, so there is nothing to draw.";
    report.push({ kind: "dropped", code: "no-steps", params: {}, words });
  }
  return report;
}

function unknownTypes({ steps }: ReadFlow, at: string): ReportItem[] {
  return steps.flatMap(({ type: value }, index) => {
    if (STEP_TYPES.some((known) => known === value)) return [];
    return [unknownValue({ vendor: "CXone", pointer: `${at}/steps/${index}/type`, value, isTaken: true })];
  });
}
