import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { waysThrough } from "./ways.ts";

describe("waysThrough", () => {
  it("goes from an exit with several connections along the one that calls follow", () => {
    const nodes = { node_a: queue("queue_a"), node_b: queue("queue_b") };
    const wires = {
      conn_3: "node_start -> node_b",
      conn_1: "node_start -> node_gone",
      conn_2: "node_start -> node_a",
    };
    const { destinations, keysBehind } = waysThrough({ main: flowOf({ nodes, wires }), subflows: {} });
    expect(destinations.map(({ key }) => key)).toEqual(["queue:queue_a"]);
    expect(keysBehind({ flowId: null, nodeId: "node_start", port: "next" }, null)).toBe(0);
  });
});
