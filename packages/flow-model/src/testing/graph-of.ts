import { buildFlowGraph, type FlowGraph } from "../graph/flow-graph.ts";
import { newFlow } from "../new-flow.ts";

/** A graph whose nodes are `node_<n>` with one edge per pair of numbers, on ports `vendor:<n>`; for tests of algorithms. */
export function graphOf(size: number, pairs: readonly (readonly [number, number])[]): FlowGraph {
  const position = { x: 0, y: 0 };
  const nodes = Object.fromEntries(
    Array.from({ length: size }, (_, index) => [numberedId(index), { kind: "start" as const, label: "", position }]),
  );
  const connections = Object.fromEntries(
    pairs.map(([source, target], index) => [
      `conn_${String(index).padStart(6, "0")}`,
      { source: numberedId(source), port: `p${index}`, target: numberedId(target) },
    ]),
  );
  return buildFlowGraph({ ...newFlow({ name: "graph" }), nodes, connections });
}

/** The id of the n-th node of {@link graphOf}; ids sort as their numbers do. */
export function numberedId(index: number): string {
  return `node_${String(index).padStart(6, "0")}`;
}
