import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { callMarksOf } from "./call-marks.ts";
import { stepAlong } from "./selection.ts";

/** Three wires on one exit, of which calls follow neither the first, which leads nowhere, nor the last. */
const flow = flowOf({
  nodes: { node_a: queue(), node_b: queue() },
  wires: {
    conn_1: "node_start -> node_gone",
    conn_2: "node_start -> node_a",
    conn_3: "node_start -> node_b",
  },
});

describe("several connections on one exit", () => {
  it("are stepped along the one that calls follow", () => {
    expect(stepAlong(flow, "node_start", "forward")).toBe("node_a");
  });

  it("are marked on the one that calls follow", () => {
    const marks = callMarksOf(flow, { nodes: [], ports: [{ nodeId: "node_start", port: "next", mark: "passed" }] });
    expect([...marks.connections]).toEqual([["conn_2", "passed"]]);
  });
});
