import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { tooManyConnections } from "./too-many-connections.ts";

const flow = flowOf({
  nodes: {
    node_m: menu({ label: "Main menu", keys: ["1", "2", "3"] }),
    node_q: queue(),
    node_x: menu({ keys: ["1"] }),
  },
  wires: [
    "node_start -> node_m",
    "node_m.key:1 -> node_q",
    "node_m.key:2 -> node_q",
    "node_m.noInput -> node_q",
    "node_x.key:1 -> node_q",
  ],
});

describe("too-many-connections", () => {
  it("counts the connections that calls can take, per block and in all", () =>
    verifyRule(tooManyConnections, {
      valid: [
        { name: "no limit", flow },
        { name: "as many as may be", flow, profile: { maxConnections: 4, maxConnectionsPerNode: 3 } },
      ],
      invalid: [
        {
          name: "one too many in all",
          flow,
          profile: { title: "Small flows", maxConnections: 3 },
          problems: [
            {
              severity: "error",
              at: { pointer: "/connections" },
              params: { scope: "flow", count: 4, limit: 3, profile: "Small flows" },
              fix: null,
              words:
                "The flow has 4 connections that calls can take, and Small flows takes 3 in all: it would be refused. Move a part into a flow of its own.",
            },
          ],
        },
        {
          name: "one too many at a block",
          flow,
          profile: { title: "Small flows", maxConnectionsPerNode: 2 },
          problems: [
            {
              at: { nodeId: "node_m", pointer: "/nodes/node_m" },
              params: { scope: "node", count: 3, limit: 2, profile: "Small flows" },
              words:
                "“Main menu” leads to 3 places, and Small flows takes 2 for one block: the flow would be refused. Offer some of them in a second block.",
            },
          ],
        },
      ],
    }));
});
