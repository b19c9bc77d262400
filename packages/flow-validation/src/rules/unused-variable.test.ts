import { collect, condition, flowOf, message, setVariables, subflow, vendorBlock } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unusedVariable } from "./unused-variable.ts";

const text = { type: "string", default: "" } as const;

describe("unused-variable", () => {
  it("finds declared variables that nothing reads", () =>
    verifyRule(unusedVariable, {
      valid: [
        {
          name: "read in a condition, a prompt, a sub-flow, a vendor's block",
          flow: flowOf({
            nodes: {
              node_c: condition({ branches: [{ id: "yes", label: "", when: "a.b > 1" }] }),
              node_m: message({ promptId: "prompt_m" }),
              node_u: subflow({ pass: ["c"] }),
              node_v: vendorBlock({ config: { script: "SAY ${d}" } }),
            },
            prompts: { prompt_m: "Hello {{ b }}" },
            flow: { variables: { a: text, b: text, c: text, d: text } },
          }),
        },
        {
          name: "a value of every call, declared for test calls",
          flow: flowOf({ flow: { variables: { ani: text } } }),
        },
        { name: "set, but never declared", flow: flowOf({ nodes: { node_c: collect({ variable: "digits" }) } }) },
      ],
      invalid: [
        {
          name: "neither read nor set",
          flow: flowOf({ flow: { variables: { "a/b": text } } }),
          problems: [
            {
              severity: "warning",
              at: { pointer: "/variables/a~1b" },
              params: { name: "a/b", isSet: false },
              related: [],
              fix: { type: "setVariable", name: "a/b", variable: null },
              words: "The variable a/b is declared, but nothing reads or sets it.",
              fixWords: "Remove a/b",
            },
          ],
        },
        {
          name: "set, perhaps for somebody outside",
          flow: flowOf({
            nodes: { node_s: setVariables({ assignments: { a: "1" } }) },
            flow: { variables: { a: text } },
          }),
          problems: [
            {
              severity: "info",
              params: { name: "a", isSet: true },
              fix: null,
              words:
                "The variable a is set, but nothing in this flow reads it. That is fine where the agent or the calling flow does.",
            },
          ],
        },
      ],
    }));
});
