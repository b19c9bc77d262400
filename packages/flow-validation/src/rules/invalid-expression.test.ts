import { condition, flowOf, httpRequest, message, setVariables, transform } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidExpression } from "./invalid-expression.ts";

const when = (text: string) => condition({ branches: [{ id: "yes", label: "", when: text }] });
const wires = ["node_start -> node_n"];

describe("invalid-expression", () => {
  it("finds what cannot be read", () =>
    verifyRule(invalidExpression, {
      valid: [
        {
          name: "everything readable, names that nobody knows included",
          flow: flowOf({
            nodes: {
              node_c: when("nobody.tier == 'gold' ? length(a[0]) > 2 : false"),
              node_h: httpRequest({ url: "https://a.example/{{ x }}", responseMapping: { a: "$.a[0]['b']" } }),
              node_m: message({ promptId: "prompt_m" }),
            },
            prompts: { prompt_m: "One { brace }, two }} closed, {{ name }}" },
          }),
        },
        {
          name: "a recording is spoken as it is",
          flow: flowOf({
            nodes: { node_m: message({ promptId: "prompt_m" }) },
            prompts: {
              prompt_m: { label: "", texts: { "en-US": { kind: "audio", assetId: "a", transcript: "{{ a b }}" } } },
            },
          }),
        },
      ],
      invalid: [
        {
          name: "a condition",
          flow: flowOf({ nodes: { node_n: when("tier = 'gold'") }, wires }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_n", pointer: "/nodes/node_n/branches/0/when" },
              params: { form: "expression", reason: "syntax", position: 5, message: 'Unexpected "="' },
              related: [],
              fix: null,
              words: '“Condition” has an expression that cannot be read, at character 6: Unexpected "=".',
            },
          ],
        },
        {
          name: "nothing where an expression must be",
          flow: flowOf({ nodes: { node_n: when(" ") }, wires }),
          problems: [
            {
              params: { form: "expression", reason: "empty", position: 0, message: "There is no expression here" },
              words: "“Condition” lacks an expression: no call can work out what belongs there.",
            },
          ],
        },
        {
          name: "two faults of one template, each with its place",
          flow: flowOf({ nodes: { node_n: httpRequest({ url: "https://a.example/{{ a b }}/{{ c" }) }, wires }),
          problems: [
            {
              at: { nodeId: "node_n", pointer: "/nodes/node_n/url" },
              params: {
                form: "template",
                reason: "syntax",
                position: 23,
                message: "Only one expression can stand here",
              },
            },
            {
              params: {
                form: "template",
                reason: "unclosed",
                position: 28,
                message: "{{ is not closed: write }} behind the expression",
              },
              words:
                "“Web request” has a template that cannot be read, at character 29: {{ is not closed: write }} behind the expression.",
            },
          ],
        },
        {
          name: "the path of an answer",
          flow: flowOf({ nodes: { node_n: httpRequest({ responseMapping: { name: "data[0].name" } }) }, wires }),
          problems: [
            {
              at: { nodeId: "node_n", pointer: "/nodes/node_n/responseMapping/name" },
              words: "“Web request” has a path that cannot be read, at character 1: expected '$', found 'd'.",
            },
          ],
        },
        {
          name: "an assignment and a transformation",
          flow: flowOf({
            nodes: { node_n: setVariables({ assignments: { a: "1 +" } }), node_t: transform({ input: "alert(1)" }) },
            wires: [...wires, "node_n -> node_t"],
          }),
          problems: [
            { at: { nodeId: "node_n", pointer: "/nodes/node_n/assignments/a" } },
            { at: { nodeId: "node_t", pointer: "/nodes/node_t/input" } },
          ],
        },
        {
          name: "a prompt, and one that nobody hears",
          flow: flowOf({
            nodes: { node_n: message({ promptId: "prompt_m" }) },
            wires,
            prompts: {
              prompt_m: { label: "Hi", texts: { "en-US": { kind: "ssml", ssml: "<speak>{{ }}</speak>" } } },
              prompt_parked: "{{ 1 + }}",
            },
          }),
          problems: [
            {
              severity: "error",
              at: { promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/ssml" },
              words: "The prompt “Hi” has {{ }} with nothing in it: no call can work out what belongs there.",
            },
            {
              severity: "warning",
              at: { promptId: "prompt_parked", language: "en-US", pointer: "/prompts/prompt_parked/texts/en-US/text" },
            },
          ],
        },
      ],
    }));
});
