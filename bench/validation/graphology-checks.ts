// The named baseline: graphology for the graph, written as one would write it first.
import type { Flow } from "@tonegraph/flow-model";
import { DirectedGraph } from "graphology";
import { stronglyConnectedComponents } from "graphology-components";
import { bfsFromNode } from "graphology-traversal";
import { nodeEntries } from "../inputs/synthetic-flow.ts";
import { DEEPEST, isPerson, LONGEST_PROMPT, MOST_WIRES, type Findings } from "./findings.ts";

const HOPE = "any person";

export function graphologyChecks(flow: Flow): Findings {
  const entries = nodeEntries(flow);
  const graph = new DirectedGraph();
  const reversed = new DirectedGraph();
  reversed.addNode(HOPE);
  for (const [id] of entries) {
    graph.addNode(id);
    reversed.addNode(id);
  }
  const wires = new Map<string, number>();
  for (const { source, target } of Object.values(flow.connections)) {
    graph.mergeDirectedEdge(source, target);
    reversed.mergeDirectedEdge(target, source);
    wires.set(source, (wires.get(source) ?? 0) + 1);
  }
  for (const [id, node] of entries) if (isPerson(node)) reversed.mergeDirectedEdge(HOPE, id);
  const components = stronglyConnectedComponents(graph);
  const cyclic = components.filter((members) => members.length > 1 || graph.hasDirectedEdge(members[0], members[0]));
  const distances = distancesFrom(graph, flow.startNodeId);
  const hopeful = distancesFrom(reversed, HOPE);
  const depths = longestWays(graph, { start: flow.startNodeId, distances, components });
  return {
    unreachable: entries.length - distances.size,
    inCycles: cyclic.reduce((total, members) => total + members.length, 0),
    hopeless: entries.filter(([id, node]) => node.kind === "menu" && distances.has(id) && !hopeful.has(id)).length,
    tooDeep: [...depths.values()].filter((depth) => depth === DEEPEST + 1).length,
    tooManyWires: entries.filter(([id]) => distances.has(id) && (wires.get(id) ?? 0) > MOST_WIRES).length,
    duplicateKeys: entries.filter(
      ([, node]) => node.kind === "menu" && new Set(node.options.map(({ key }) => key)).size < node.options.length,
    ).length,
    tooLong: Object.values(flow.prompts).filter(({ texts }) =>
      Object.values(texts).some((text) => text.kind === "speech" && text.text.length > LONGEST_PROMPT),
    ).length,
  };
}

function distancesFrom(graph: DirectedGraph, start: string): Map<string, number> {
  const distances = new Map<string, number>();
  bfsFromNode(graph, start, (node, _attributes, depth) => {
    distances.set(node, depth);
  });
  return distances;
}

/** Kahn's order over the connections that do not lead back inside a component. */
function longestWays(
  graph: DirectedGraph,
  {
    start,
    distances,
    components,
  }: { readonly start: string; readonly distances: Map<string, number>; readonly components: string[][] },
): Map<string, number> {
  const componentOf = new Map(components.flatMap((members, place) => members.map((id) => [id, place] as const)));
  const onward = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const [node, distance] of distances) {
    const targets = graph
      .outNeighbors(node)
      .filter((id) => componentOf.get(id) !== componentOf.get(node) || (distances.get(id) ?? 0) > distance);
    onward.set(node, targets);
    for (const target of targets) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const depths = new Map([[start, 0]]);
  const order = [start];
  for (const node of order)
    for (const target of onward.get(node) ?? []) {
      depths.set(target, Math.max(depths.get(target) ?? 0, (depths.get(node) ?? 0) + 1));
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) order.push(target);
    }
  return depths;
}
