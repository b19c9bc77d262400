import { buildFlowGraph, portsOf, type Flow, type NodeId } from "@tonegraph/flow-model";
import type { Block, PreparedFlow } from "./block.ts";
import { ASSUMED_CALLER } from "./built-in-variables.ts";
import { promptBook } from "./prompt-book.ts";

/** Resolves targets once, so that walking looks nothing up by name. What blocks do is made ready when a call comes by. */
export function prepareFlow(flow: Flow): PreparedFlow {
  const graph = buildFlowGraph(flow);
  const blocks = new Map<NodeId, Block>();
  const exits = new Map<NodeId, Map<string, Block>>();
  for (const [id, node] of Object.entries(flow.nodes)) {
    const ways = new Map<string, Block>();
    exits.set(id, ways);
    blocks.set(id, { id, node, exits: ways, behaviour: null });
  }
  for (const [id, { node }] of blocks) {
    for (const port of portsOf(node)) {
      const target = blocks.get(graph.edgeOn(id, port)?.target ?? "");
      if (target) exits.get(id)?.set(port, target);
    }
  }
  const start = blocks.get(flow.startNodeId);
  if (!start) throw new Error("a parsed flow has its start node");
  const defaults = Object.entries(flow.variables).map(([name, { default: value }]) => [name, value]);
  const variables = { ...ASSUMED_CALLER, ...Object.fromEntries(defaults) };
  return { flow, blocks, start, prompts: promptBook(flow), variables };
}
