// The named baseline: zod at the border and graphology for the graph, written as one would write it first.
import { flowSchema, type Flow } from "@tonegraph/flow-model";
import { DirectedGraph } from "graphology";
import { stronglyConnectedComponents } from "graphology-components";
import { bfsFromNode } from "graphology-traversal";
import { nodeEntries } from "../inputs/synthetic-flow.ts";
import { isTerminal, LONGEST_PROMPT, type Findings } from "./findings.ts";

const HOPE = "any terminal";

export function graphologyChecks(document: unknown): Findings {
  const flow = flowSchema.parse(document) as Flow;
  const entries = nodeEntries(flow);
  const graph = new DirectedGraph();
  const reversed = new DirectedGraph();
  reversed.addNode(HOPE);
  for (const [id] of entries) {
    graph.addNode(id);
    reversed.addNode(id);
  }
  for (const { source, target } of Object.values(flow.connections)) {
    graph.mergeDirectedEdge(source, target);
    reversed.mergeDirectedEdge(target, source);
  }
  for (const [id, node] of entries) if (isTerminal(node)) reversed.mergeDirectedEdge(HOPE, id);
  const cyclic = stronglyConnectedComponents(graph).filter(
    (members) => members.length > 1 || graph.hasDirectedEdge(members[0], members[0]),
  );
  return {
    unreachable: entries.length - countFrom(graph, flow.startNodeId),
    inCycles: cyclic.reduce((total, members) => total + members.length, 0),
    hopeless: entries.length - (countFrom(reversed, HOPE) - 1),
    duplicateKeys: entries.filter(
      ([, node]) => node.kind === "menu" && new Set(node.options.map(({ key }) => key)).size < node.options.length,
    ).length,
    tooLong: Object.values(flow.prompts).filter(({ texts }) =>
      Object.values(texts).some((text) => text.kind === "speech" && text.text.length > LONGEST_PROMPT),
    ).length,
  };
}

function countFrom(graph: DirectedGraph, node: string): number {
  let count = 0;
  bfsFromNode(graph, node, () => {
    count += 1;
  });
  return count;
}
