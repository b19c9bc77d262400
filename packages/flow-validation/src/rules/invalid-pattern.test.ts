import { collect, flowOf } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidPattern } from "./invalid-pattern.ts";

const accepting = (pattern: string) =>
  flowOf({
    nodes: { node_c: collect({ label: "Account number", format: { pattern } }) },
    wires: ["node_start -> node_c"],
  });
const at = { nodeId: "node_c", pointer: "/nodes/node_c/format/pattern" };

describe("invalid-pattern", () => {
  it("finds patterns that cannot be used, and takes no time over those that would explode elsewhere", () =>
    verifyRule(invalidPattern, {
      valid: [
        { name: "digits", flow: accepting("[0-9]{6,8}") },
        { name: "no pattern", flow: flowOf({ nodes: { node_c: collect({ format: "phone" }) } }) },
        { name: "nested repeats", flow: accepting("((0+)+)+$") },
      ],
      invalid: [
        {
          name: "an open bracket",
          flow: accepting("(12"),
          problems: [
            {
              severity: "error",
              at,
              params: { pattern: "(12", reason: "missing closing ): `(12`" },
              fix: null,
              words:
                "“Account number” accepts the pattern (12, which cannot be used (missing closing ): `(12`): whatever callers key in would be wrong, or the phone system would refuse the flow. Patterns cannot look ahead or refer back.",
            },
          ],
        },
        { name: "looking ahead", flow: accepting("(?=1)1"), problems: [{ at }] },
        { name: "referring back", flow: accepting("(1)\\1"), problems: [{ at }] },
        { name: "repeats of repeats", flow: accepting("((1{900}){900}){900}"), problems: [{ at }] },
        {
          name: "nothing",
          flow: accepting(" "),
          problems: [
            {
              at,
              params: { pattern: " ", reason: "empty" },
              words:
                "“Account number” accepts a pattern that is empty: whatever callers key in would be wrong, or the phone system would refuse the flow.",
            },
          ],
        },
        {
          name: "more than anybody writes",
          flow: accepting("1".repeat(1_000_000)),
          problems: [
            {
              at,
              words:
                "“Account number” accepts a pattern of 1000000 characters, too long to be checked: whatever callers key in would be wrong, or the phone system would refuse the flow.",
            },
          ],
        },
      ],
    }));
});
