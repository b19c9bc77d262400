// An artefact in words: what its drawing says, block by block, for somebody who plays the vendor.
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { kindName, nodeName, portName, promptIdsOf, type Flow, type Json, type NodeId } from "@tonegraph/flow-model";

/** One block: what it is, what it says, where its exits lead. */
export interface OutlineBlock {
  readonly name: string;
  readonly kind: string;
  readonly says: readonly string[];
  readonly exits: readonly string[];
}

const MOST_BLOCKS = 100;

/** The blocks of an artefact in the order of a walk from its start; empty where it cannot be drawn. */
export function outlineOf(dialect: string, artefact: Json): readonly OutlineBlock[] {
  const drawn = findConverter(dialect)?.decompile(artefact);
  if (drawn?.ok !== true) return [];
  const { flow } = drawn.value;
  const wires = Object.values(flow.connections);
  const order = new Set<NodeId>([flow.startNodeId]);
  for (const nodeId of order) for (const { source, target } of wires) if (source === nodeId) order.add(target);
  return [...order].slice(0, MOST_BLOCKS).flatMap((nodeId) => blockOf(flow, nodeId));
}

function blockOf(flow: Flow, nodeId: NodeId): OutlineBlock[] {
  const node = flow.nodes[nodeId];
  if (node === undefined) return [];
  const exits = Object.values(flow.connections)
    .filter(({ source }) => source === nodeId)
    .map(({ port, target }) => `${port === "next" ? "then" : portName(port)} → ${nodeName(flow, target)}`);
  const says = promptIdsOf(node).flatMap((promptId) => {
    const text = flow.prompts[promptId]?.texts[flow.defaultLanguage];
    if (text?.kind === "speech") return [text.text];
    if (text?.kind === "ssml") return [text.ssml];
    return text === undefined ? [] : [`recording ${text.assetId}`];
  });
  return [{ name: nodeName(flow, nodeId), kind: kindName(node.kind), says, exits }];
}
