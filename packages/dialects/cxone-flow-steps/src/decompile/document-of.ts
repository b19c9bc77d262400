import { hashJson, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { drawableName } from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import type { DrawnStart } from "./draw-start.ts";
import type { DrawnBlock } from "./drawn-block.ts";
import { positionsOf } from "./layout.ts";

/** What is known of a drawing before it is a document. */
export interface Drawing {
  readonly name: string;
  readonly start: DrawnStart;
  readonly startId: NodeId;
  readonly blocks: ReadonlyMap<string, DrawnBlock>;
  readonly nodeIds: ReadonlyMap<string, NodeId>;
}

/** The document of a drawing, still to be parsed. */
export function documentOf({ name, start, startId, blocks, nodeIds }: Drawing): unknown {
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
