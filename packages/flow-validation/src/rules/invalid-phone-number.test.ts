import { externalNumber, flowOf } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidPhoneNumber } from "./invalid-phone-number.ts";

const flow = (number: string) =>
  flowOf({ nodes: { node_x: externalNumber(number, { label: "Head office" }) }, wires: ["node_start -> node_x"] });
const at = { nodeId: "node_x", pointer: "/nodes/node_x/number" };
const setTo = (number: string) => ({ type: "setNodeFields" as const, nodeId: "node_x", set: { number } });

describe("invalid-phone-number", () => {
  it("finds what nobody can dial", () =>
    verifyRule(invalidPhoneNumber, {
      valid: [
        ...["+12025550123", "+15551234567", "+442079460958", "+4930123456", "+8613800138000"].map((number) => ({
          name: number,
          flow: flow(number),
        })),
        { name: "another kind of fallback", flow: flowOf({ flow: { fallback: { kind: "queue", queueId: "x" } } }) },
      ],
      invalid: [
        {
          name: "written for people",
          flow: flow("+1 (202) 555-0123"),
          problems: [
            {
              severity: "error",
              at,
              params: { number: "+1 (202) 555-0123", reason: "form", fixNumber: "+12025550123" },
              related: [],
              fix: setTo("+12025550123"),
              words:
                "“Head office” calls +1 (202) 555-0123, which is not a full number with +, country and no blanks: callers would not be put through. Write it like +12025550123.",
              fixWords: "Write +12025550123",
            },
          ],
        },
        { name: "00 for +", flow: flow("0044 20 7946 0958"), problems: [{ at, fix: setTo("+442079460958") }] },
        {
          name: "no country",
          flow: flow("202-555-0123"),
          problems: [{ at, params: { number: "202-555-0123", reason: "form" }, fix: null }],
        },
        {
          name: "too short for its country",
          flow: flow("+1202555"),
          problems: [
            {
              at,
              params: { number: "+1202555", reason: "length" },
              fix: null,
              words:
                "“Head office” calls +1202555, which has a length that no number of its country has: callers would not be put through. Write it like +12025550123.",
            },
          ],
        },
        {
          name: "longer than any number",
          flow: flow("+1234567890123456"),
          problems: [{ params: { number: "+1234567890123456", reason: "length" } }],
        },
        { name: "no country has it", flow: flow("+999123456789"), problems: [{ at, fix: null }] },
        {
          name: "words",
          flow: flow("call me"),
          problems: [{ params: { number: "call me", reason: "form" }, fix: null }],
        },
        {
          name: "none",
          flow: flow(""),
          problems: [
            {
              params: { number: "", reason: "empty" },
              words: "“Head office” has no telephone number: callers cannot be put through.",
            },
          ],
        },
        {
          name: "the fallback",
          flow: flowOf({ flow: { fallback: { kind: "externalNumber", number: "0049 30 123456" } } }),
          problems: [
            {
              at: { pointer: "/fallback/number" },
              fix: { type: "setFlowFields", set: { fallback: { kind: "externalNumber", number: "+4930123456" } } },
            },
          ],
        },
      ],
    }));
});
