import { flowOf, menu, vendorBlock } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { foreignBlock } from "./foreign-block.ts";

const flowWith = (block: Parameters<typeof vendorBlock>[0]) =>
  flowOf({
    nodes: { node_m: menu(), node_v: vendorBlock({ label: "Box", type: "voicemail", ...block }) },
    wires: ["node_start -> node_m", "node_m.noInput -> node_v"],
  });
const problems = [
  {
    severity: "error" as const,
    at: { nodeId: "node_v", pointer: "/nodes/node_v" },
    params: {},
    related: [],
    fix: null,
  },
];

describe("foreign-block", () => {
  it("finds a block that stands for no destination of CXone's", () =>
    verifyRule(foreignBlock, {
      valid: [
        {
          name: "a queue of CXone's that is drawn as one",
          flow: flowWith({ dialect: "cxone-ivr-menus", type: "queue", config: { id: "queue_7" } }),
          profile,
        },
        {
          name: "a target that has no such blocks at all",
          flow: flowWith({ dialect: "elsewhere" }),
          profile: { ...profile, nodes: { ...profile.nodes, vendorBlock: "unsupported" } },
        },
      ],
      invalid: [
        {
          name: "another vendor's",
          flow: flowWith({ dialect: "elsewhere", config: { id: "box_7" } }),
          profile,
          problems,
        },
        {
          name: "a destination of CXone's of a kind that its document refuses",
          flow: flowWith({ dialect: "cxone-ivr-menus", config: { id: "box_7" } }),
          profile,
          problems,
        },
        { name: "one that lost its id", flow: flowWith({ dialect: "cxone-ivr-menus", config: {} }), profile, problems },
      ],
    }));
});
