import type { FlowPaths } from "@tonegraph/api-contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAWN_STEPS, stepGraph } from "./step-graph.ts";

type Way = FlowPaths["ways"]["items"][number];

const wayArbitrary: fc.Arbitrary<Way> = fc.record({
  steps: fc.array(fc.record({ nodeId: fc.constantFrom("a", "b", "c"), again: fc.boolean() }), {
    minLength: 1,
    maxLength: DRAWN_STEPS + 3,
  }),
  end: fc.constantFrom("lost", "completed", "transferred", "ended", "open"),
  calls: fc.integer({ min: 1, max: 1000 }),
  share: fc.constant(0.5),
});

describe("stepGraph", () => {
  it("keeps what two ways have in common together, and parts them where they part", () => {
    const { nodes, links } = stepGraph([
      { steps: [step("menu"), step("sales")], end: "transferred", calls: 30, share: 0.6 },
      { steps: [step("menu")], end: "lost", calls: 20, share: 0.4 },
    ]);
    expect(nodes.map(({ key, calls }) => [key, calls])).toEqual([
      ["0 menu", 50],
      ["1 sales", 30],
      ["end transferred", 30],
      ["end lost", 20],
    ]);
    expect(links).toEqual([
      { source: 0, target: 1, value: 30 },
      { source: 1, target: 2, value: 30 },
      { source: 0, target: 3, value: 20 },
    ]);
  });

  it("loses no call and has no circle", () => {
    fc.assert(
      fc.property(fc.array(wayArbitrary, { minLength: 1, maxLength: 20 }), (ways) => {
        const { nodes, links } = stepGraph(ways);
        const calls = ways.reduce((sum, way) => sum + way.calls, 0);
        const ended = nodes.filter(({ end }) => end !== null).reduce((sum, node) => sum + node.calls, 0);
        expect(ended).toBe(calls);
        for (const [place, node] of nodes.entries()) {
          const into = links.filter(({ target }) => target === place).reduce((sum, { value }) => sum + value, 0);
          const outOf = links.filter(({ source }) => source === place).reduce((sum, { value }) => sum + value, 0);
          expect(into).toBe(node.key.startsWith("0 ") ? 0 : node.calls);
          expect(outOf).toBe(node.end === null ? node.calls : 0);
        }
        const column = ({ key, end }: (typeof nodes)[number]): number =>
          end !== null ? 100 : key === "later" ? 99 : Number(key.split(" ")[0]);
        for (const { source, target } of links) {
          const [from, to] = [nodes[source], nodes[target]];
          if (from === undefined || to === undefined) throw new Error("a link leads nowhere");
          expect(column(from)).toBeLessThan(column(to));
        }
      }),
    );
  });
});

function step(nodeId: string): Way["steps"][number] {
  return { nodeId, again: false };
}
