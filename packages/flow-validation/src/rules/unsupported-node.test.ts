import { collect, flowOf, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unsupportedNode } from "./unsupported-node.ts";

import { permissiveProfile } from "../testing/permissive-profile.ts";

const flow = flowOf({
  nodes: { node_c: collect({ label: "Account number" }), node_q: queue() },
  wires: ["node_start -> node_c", "node_c.collected -> node_q"],
});
const { nodes } = permissiveProfile;

describe("unsupported-node", () => {
  it("finds what the target does not have", () =>
    verifyRule(unsupportedNode, {
      valid: [
        { name: "all kinds", flow },
        {
          name: "approximated is told by the compile report",
          flow,
          profile: { nodes: { ...nodes, collect: "approximated" } },
        },
      ],
      invalid: [
        {
          name: "digits",
          flow,
          profile: { title: "CXone IVR menus", nodes: { ...nodes, collect: "unsupported" } },
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_c", pointer: "/nodes/node_c/kind" },
              params: { kind: "collect", profile: "CXone IVR menus" },
              related: [],
              fix: null,
              words:
                "“Account number” is a “Collect digits” block, which CXone IVR menus does not have: callers would not meet it there. Build it from other blocks, or choose another target.",
            },
          ],
        },
      ],
    }));
});
