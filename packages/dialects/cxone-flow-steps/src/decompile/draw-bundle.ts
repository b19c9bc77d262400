import {
  err,
  hashJson,
  ok,
  parseFlow,
  type Flow,
  type FlowNode,
  type NodeId,
  type ParseFault,
  type Result,
} from "@tonegraph/flow-model";
import type { ReportItem } from "@tonegraph/vendor-kit";
import type { LooseBundle } from "../flow-ids.ts";
import { stepIdOf } from "../step-ids.ts";
import { DIALECT_ID } from "../wire.ts";
import { drawBlock } from "./draw-composite.ts";
import { drawStart, type DrawnStart } from "./draw-start.ts";
import type { DrawnBlock, Surroundings } from "./drawn-block.ts";
import { positionsOf } from "./layout.ts";
import { nodeIdsOf } from "./node-ids.ts";
import { readFlows, type ReadBundle } from "./read-flows.ts";

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
  const { main, subFlows } = read.value;
  const around: Surroundings = {
    steps: new Map(main.steps.map((step) => [step.id, step])),
    subFlows: new Map(subFlows.map(({ id, steps }) => [id, steps])),
  };
  const start = drawStart(main);
  const blocks = walk(start, around);
  const startId = `node_${start.stepId}`;
  const nodeIds = nodeIdsOf([...blocks.keys()], [startId]);
  const parsed = parseFlow(documentOf({ name: main.name, start, startId, blocks, nodeIds }));
  if (!parsed.ok) return parsed.error.length > 0 ? err(parsed.error) : parsed;
  const named = [...nodeIds].filter(([stepId, nodeId]) => stepIdOf(nodeId) !== stepId);
  return ok({
    flow: parsed.value,
    report: reportOf(read.value, { start, blocks, around, name: parsed.value.name }),
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

interface Drawing {
  readonly name: string;
  readonly start: DrawnStart;
  readonly startId: NodeId;
  readonly blocks: ReadonlyMap<string, DrawnBlock>;
  readonly nodeIds: ReadonlyMap<string, NodeId>;
}

function documentOf({ name, start, startId, blocks, nodeIds }: Drawing): unknown {
  const positions = positionsOf(start.first, blocks);
  const nodes = [...blocks].map(([stepId, { node, label }]): [NodeId, FlowNode] => [
    nodeIds.get(stepId) ?? "",
    { ...node, label, position: positions.get(stepId) ?? { x: 0, y: 0 } },
  ]);
  const wires = [
    { source: startId, port: "next", target: nodeIds.get(start.first ?? "") },
    ...[...blocks].flatMap(([stepId, { exits }]) =>
      [...exits].map(([port, target]) => ({ source: nodeIds.get(stepId) ?? "", port, target: nodeIds.get(target) })),
    ),
  ];
  const languages = languagesOf(blocks);
  return {
    formatVersion: 1,
    name: drawableName(name),
    profile: DIALECT_ID,
    defaultLanguage: languages[0] ?? "en-US",
    ...(languages.length > 0 ? { languages } : {}),
    startNodeId: startId,
    nodes: {
      [startId]: { kind: "start", label: "Call arrives", position: { x: 0, y: 0 } },
      ...Object.fromEntries(nodes),
    },
    connections: Object.fromEntries(
      wires.flatMap((wire) => (wire.target === undefined ? [] : [[connectionIdOf(wire.source, wire.port), wire]])),
    ),
    prompts: Object.assign({}, ...[...blocks.values()].map(({ prompts }) => prompts)),
    variables: start.variables,
  };
}

function connectionIdOf(source: NodeId, port: string): string {
  return `conn_${hashJson([source, port]).slice(0, 12)}`;
}

function languagesOf(blocks: ReadonlyMap<string, DrawnBlock>): string[] {
  const texts = [...blocks.values()].flatMap(({ prompts }) => Object.values(prompts).map((prompt) => prompt.texts));
  return [...new Set(texts.flatMap((text) => Object.keys(text)))];
}

function drawableName(name: string): string {
  const fitting = name.replaceAll("/", "-").slice(0, 200);
  return fitting === "" ? "Without a name" : fitting;
}

function reportOf(
  { main }: ReadBundle,
  drawn: { start: DrawnStart; blocks: Drawing["blocks"]; around: Surroundings; name: string },
): ReportItem[] {
  const report: ReportItem[] = [];
  if (main.name !== drawn.name) {
    const words = `The name “${main.name}” does not fit a drawing; it is shown as “${drawn.name}” and sent back as it is.`;
    report.push({ kind: "approximated", code: "name-not-drawable", params: { name: main.name }, words });
  }
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
