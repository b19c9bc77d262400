import { buildFlowGraph, type Flow, type NodeId } from "@tonegraph/flow-model";
import type { Block, PreparedFlow } from "./block.ts";
import { ASSUMED_CALLER } from "./built-in-variables.ts";
import { promptBook } from "./prompt-book.ts";

/** Resolves targets once, so that walking looks nothing up by name. What blocks do is made ready when a call comes by. */
export function prepareFlow(flow: Flow): PreparedFlow {
  const graph = buildFlowGraph(flow);
  const exits = new Map(graph.nodeIds.map((id) => [id, new Map<string, Block>()]));
  const blocks = new Map<NodeId, Block>();
  for (const [id, node] of Object.entries(flow.nodes))
    blocks.set(id, { id, node, exits: exits.get(id) ?? new Map<string, Block>(), behaviour: null });
  for (const { source, port, target } of graph.edges) {
    const [from, block] = [exits.get(source), blocks.get(target)];
    if (from && block && !from.has(port)) from.set(port, block);
  }
  const start = blocks.get(flow.startNodeId);
  if (!start) throw new Error("a parsed flow has its start node");
  const defaults = Object.entries(flow.variables).map(([name, { default: value }]) => [name, value]);
  const variables = { ...ASSUMED_CALLER, ...Object.fromEntries(defaults) };
  return { flow, blocks, start, prompts: promptBook(flow), variables };
}
