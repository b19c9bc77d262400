import { externalNumber, flowOf, menu, queue, vendorBlock } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { notCarriedByCampaignRules } from "./not-carried-by-campaign-rules.ts";

const own = {
  dialect: "cxone-campaign-rules",
  label: "Box",
  type: "dtmf",
  config: { exits: [] },
  ports: [],
  terminal: true,
};

const FOREIGN =
  "CXone's campaign rules cannot stand for “Step”, a block of another vendor or one that lost what it was. Take it out.";
const WITHOUT_ZONE =
  "CXone's expirationDate “2024-12-31” has no time zone, and CXone refuses such a time. Set the flow's active window: it takes its place.";
const REFUSED =
  "CXone would refuse its own copy of this flow, which is sent along. At /nodes/0/type it says: must be one of greeting, dtmf, transfer, queue, hangup. Put it right at CXone, and read the flow again.";
const twice = (name: string): string =>
  `${name} and another block are both “+12025550123” at CXone, one a queue and one a number. Take one out.`;

describe("not-carried-by-campaign-rules", () => {
  it("finds what the compiler refuses and no other rule knows of", () =>
    verifyRule(notCarriedByCampaignRules, {
      valid: [
        {
          name: "a block that was read from CXone",
          flow: flowOf({ nodes: { node_b: vendorBlock(own) }, wires: ["node_start -> node_b"] }),
          profile,
        },
        {
          name: "two blocks for one queue",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1", "2"] }), node_p: queue("sales"), node_q: queue("sales") },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_p", "node_m.key:2 -> node_q"],
          }),
          profile,
        },
      ],
      invalid: [
        {
          name: "another vendor's block",
          flow: flowOf({ nodes: { node_b: vendorBlock({ label: "Step" }) }, wires: ["node_start -> node_b"] }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_b", pointer: "/nodes/node_b" },
              params: { loss: "foreign-block", words: FOREIGN },
              fix: null,
              words: FOREIGN,
            },
          ],
        },
        {
          name: "a block that was read from CXone, of a type that its document refuses",
          flow: flowOf({
            nodes: { node_b: vendorBlock({ ...own, type: "voicemail" }) },
            wires: ["node_start -> node_b"],
          }),
          profile,
          problems: [
            {
              at: { nodeId: "node_b", pointer: "/nodes/node_b" },
              params: { loss: "content-refused", words: REFUSED },
            },
          ],
        },
        {
          name: "a time without a zone that was read from CXone",
          flow: flowOf({
            flow: { vendorExtras: { "cxone-campaign-rules": { rule: { expirationDate: "2024-12-31" } } } },
          }),
          profile,
          problems: [{ at: {}, params: { loss: "time-without-zone", words: WITHOUT_ZONE } }],
        },
        {
          name: "a queue that is called like a number",
          flow: flowOf({
            nodes: {
              node_m: menu({ keys: ["1", "2"] }),
              node_p: queue("+12025550123", { label: "Sales" }),
              node_x: externalNumber("+12025550123", { label: "Shop" }),
            },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_p", "node_m.key:2 -> node_x"],
          }),
          profile,
          problems: [
            {
              at: { nodeId: "node_p", pointer: "/nodes/node_p" },
              params: { loss: "id-twice", words: twice("“Sales”") },
            },
            {
              at: { nodeId: "node_x", pointer: "/nodes/node_x" },
              params: { loss: "id-twice", words: twice("“Shop”") },
            },
          ],
        },
      ],
    }));
});
