import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { flowOf } from "../testing/flow-of.ts";
import { queue } from "../testing/node-builders.ts";
import { buildFlowGraph } from "./flow-graph.ts";
import { connectionOn } from "./connection-on.ts";

const nodes = { node_a: queue(), node_b: queue() };
const next = { nodeId: "node_start", port: "next" };

describe("connectionOn", () => {
  test("names of several connections on one port the one whose id sorts first, wherever the document lists it", () => {
    const wires = { conn_2: "node_start -> node_b", conn_1: "node_start -> node_a" };
    expect(connectionOn(flowOf({ nodes, wires }), next)).toBe("conn_1");
    expect(connectionOn(flowOf({ nodes, wires: { conn_2: "node_start -> node_b" } }), next)).toBe("conn_2");
    expect(connectionOn(flowOf({ nodes }), next)).toBeNull();
  });

  test("names one that leads to a node before one that leads nowhere", () => {
    const wires = { conn_1: "node_start -> node_gone", conn_2: "node_start -> node_b" };
    expect(connectionOn(flowOf({ nodes, wires }), next)).toBe("conn_2");
    const gone = { conn_2: "node_start -> node_lost", conn_1: "node_start -> node_gone" };
    expect(connectionOn(flowOf({ nodes, wires: gone }), next)).toBe("conn_1");
  });

  test("agrees with the graph of any flow", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const graph = buildFlowGraph(flow);
        for (const { source, port } of Object.values(flow.connections)) {
          const id = connectionOn(flow, { nodeId: source, port }) ?? "";
          const edge = graph.edgeOn(source, port);
          const leads = graph.edges.some((other) => other.id === id);
          expect(edge?.id).toBe(leads ? id : undefined);
        }
      }),
      { numRuns: 200 },
    );
  });
});
