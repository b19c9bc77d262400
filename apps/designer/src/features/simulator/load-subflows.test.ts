import type { Flow } from "@tonegraph/flow-model";
import { flowOf, hangup, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { MOST_SUBFLOWS, loadSubflows, namedSubflows } from "./load-subflows.ts";

describe("loadSubflows", () => {
  it("reads each flow once, and those that it names, round and round", async () => {
    const stored = new Map([
      ["flow_a", naming("flow_b", "flow_b")],
      ["flow_b", naming("flow_a", "flow_gone")],
    ]);
    const read: string[] = [];
    const loaded = await loadSubflows(["flow_a"], (flowId) => {
      read.push(flowId);
      return Promise.resolve(stored.get(flowId) ?? "There is no such flow.");
    });
    expect(read).toEqual(["flow_a", "flow_b", "flow_gone"]);
    expect(Object.keys(loaded.flows)).toEqual(["flow_a", "flow_b"]);
    expect(loaded.missing).toEqual([{ flowId: "flow_gone", why: "There is no such flow." }]);
  });

  it("follows no more flows than the server, and names those that it leaves out", async () => {
    const many = Array.from({ length: MOST_SUBFLOWS + 2 }, (_, index) => `flow_${index}`);
    const { flows, missing } = await loadSubflows(many, () => Promise.resolve(naming()));
    expect(Object.keys(flows)).toHaveLength(MOST_SUBFLOWS);
    expect(missing).toEqual([
      { flowId: "flow_20", why: null },
      { flowId: "flow_21", why: null },
    ]);
  });
});

function naming(...flowIds: readonly string[]): Flow {
  const blocks = flowIds.map((flowId, place) => [`node_sub${place}`, subflow({ flowId })] as const);
  const flow = flowOf({ nodes: { ...Object.fromEntries(blocks), node_bye: hangup() }, wires: [] });
  expect(namedSubflows(flow)).toEqual([...new Set(flowIds)]);
  return flow;
}
