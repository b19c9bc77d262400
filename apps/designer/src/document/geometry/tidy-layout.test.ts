import { arbitraryFlow, customerSupportMenu, flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tidyLayout } from "./tidy-layout.ts";

const size = { width: 244, height: 100 };
const sizeOf = () => size;

describe("tidyLayout", () => {
  it("begins at the origin and goes to the right along the flow", () => {
    const flow = customerSupportMenu();
    const positions = tidyLayout(flow, sizeOf);
    expect(positions[flow.startNodeId]).toEqual({ x: 0, y: 0 });
    for (const { source, target } of Object.values(flow.connections)) {
      expect(positions[target]?.x).toBeGreaterThan(positions[source]?.x ?? Infinity);
    }
  });

  it("stacks exits in reading order", () => {
    const nodes = { node_menu: menu({ keys: ["1", "2", "3"] }), node_c: queue(), node_a: queue(), node_b: queue() };
    const wires = [
      "node_start -> node_menu",
      "node_menu.key:3 -> node_c",
      "node_menu.key:1 -> node_a",
      "node_menu.key:2 -> node_b",
    ];
    const positions = tidyLayout(flowOf({ nodes, wires }), sizeOf);
    const [a, b, c] = ["node_a", "node_b", "node_c"].map((id) => positions[id]?.y ?? 0);
    expect([a, b, c]).toEqual([a, b, c].toSorted((left, right) => (left ?? 0) - (right ?? 0)));
  });

  it("gives every node one place of its own, whatever the flow looks like", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const positions = tidyLayout(flow, sizeOf);
        expect(Object.keys(positions).toSorted()).toEqual(Object.keys(flow.nodes).toSorted());
        const boxes = Object.values(positions);
        for (const [index, one] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) {
            const apart = Math.abs(one.x - other.x) >= size.width || Math.abs(one.y - other.y) >= size.height;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("takes a chain of 5,000 without recursion", () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `node_${index}`);
    const flow = {
      ...flowOf(),
      nodes: { ...flowOf().nodes, ...Object.fromEntries(ids.map((id) => [id, message()])) },
      connections: Object.fromEntries(
        ids.map((id, index) => [
          `conn_${index}`,
          { source: index === 0 ? flowOf().startNodeId : `node_${index - 1}`, port: "next", target: id },
        ]),
      ),
    };
    expect(Object.keys(tidyLayout(flow, sizeOf))).toHaveLength(5_001);
  });
});
