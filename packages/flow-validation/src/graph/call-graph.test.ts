import { endsCall as staysAt } from "@tonegraph/caller-time";
import { buildFlowGraph } from "@tonegraph/flow-model";
import { arbitraryFlow, flowOf, subflow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCallGraph, endsCall } from "./call-graph.ts";

describe("buildCallGraph", () => {
  it("ends a call at a sub-flow that leads to no block afterwards", () => {
    const graph = buildCallGraph(flowOf({ nodes: { node_s: subflow() }, wires: ["node_s.next -> node_gone"] }));
    expect(endsCall(graph, graph.numberOf("node_s"))).toBe(true);
  });

  it("leads on from every exit of any flow, and ends calls, as the graph does that calls walk along", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const walked = buildFlowGraph(flow);
        const graph = buildCallGraph(flow);
        const { exitNode, exitPort, exitTarget, nodeIds } = graph;
        const led = exitPort.map((_, exit) => nodeIds[exitTarget[exit] ?? -1]);
        const expected = exitPort.map((port, exit) => walked.edgeOn(nodeIds[exitNode[exit] ?? -1] ?? "", port)?.target);
        expect(led).toEqual(expected);
        expect(nodeIds.filter((_, node) => endsCall(graph, node))).toEqual(
          nodeIds.filter((nodeId) => staysAt(flow, walked, nodeId)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
