import { expect, it } from "vitest";
import { demoFlows } from "./demo-flows.ts";

/** As wide as a block is drawn, with room for the connection behind it. */
const BLOCK_AND_GAP = 240;

it("demo flows are drawn from left to right, as connections leave and enter blocks", () => {
  const flows = demoFlows();
  expect(flows).toHaveLength(5);
  for (const { name, nodes, connections } of flows) {
    for (const { source, target } of Object.values(connections)) {
      const [from, to] = [nodes[source]?.position.x, nodes[target]?.position.x];
      expect((to ?? 0) - (from ?? 0), `${name}: ${source} -> ${target}`).toBeGreaterThanOrEqual(BLOCK_AND_GAP);
    }
  }
});
