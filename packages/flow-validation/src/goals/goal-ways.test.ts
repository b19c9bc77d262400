import { buildFlowGraph, type NodeId } from "@tonegraph/flow-model";
import { arbitraryFlow, flowOf, hangup, message, queue } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goalTargets, wayAround } from "./goal-ways.ts";

describe("goalTargets", () => {
  const flow = flowOf({ nodes: { node_m: message(), node_q: queue(), node_h: hangup() } });
  const graph = buildFlowGraph(flow);

  it.each([
    [{}, ["node_h", "node_q"]],
    [{ kind: "queue" }, ["node_q"]],
    [{ nodeId: "node_m" }, ["node_m"]],
    [{ kind: "queue", nodeId: "node_h" }, []],
    [{ kind: "robot" }, []],
  ])("of %o are %o", (to, targets) => expect(goalTargets(flow, graph, to)).toEqual(targets));
});

describe("wayAround", () => {
  it("is a way of connections that passes no target, and is there unless no target can be taken away", () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.nat(), (flow, pick) => {
        const graph = buildFlowGraph(flow);
        const from = flow.startNodeId;
        const target = graph.nodeIds[pick % graph.nodeIds.length] ?? from;
        const free = wayAround(flow, { graph, from, targets: new Set<NodeId>() });
        const around = wayAround(flow, { graph, from, targets: new Set([target]) });
        if (free && !free.includes(target)) expect(around).toEqual(free);
        if (free === null) expect(around).toBeNull();
        if (target === from) expect(around).toBeNull();
        around?.forEach((nodeId, place) => {
          expect(nodeId).not.toBe(target);
          const before = around[place - 1];
          if (before !== undefined) expect(graph.outgoing(before).map((edge) => edge.target)).toContain(nodeId);
        });
      }),
    );
  });
});
