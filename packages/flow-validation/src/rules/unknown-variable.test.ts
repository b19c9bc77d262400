import {
  collect,
  condition,
  flowOf,
  httpRequest,
  message,
  setVariables,
  subflow,
  transform,
} from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unknownVariable } from "./unknown-variable.ts";

const when = (...expressions: readonly string[]) =>
  condition({ branches: expressions.map((text, place) => ({ id: `b${place}`, label: "", when: text })) });
const text = { type: "string", default: "" } as const;

describe("unknown-variable", () => {
  it("finds variables that nothing declares and nothing sets", () =>
    verifyRule(unknownVariable, {
      valid: [
        {
          name: "what every call has",
          flow: flowOf({ nodes: { node_c: when("ani == dnis && callId != language && now > '2026'") } }),
        },
        {
          name: "declared",
          flow: flowOf({ nodes: { node_c: when("tier == 'gold'") }, flow: { variables: { tier: text } } }),
        },
        {
          name: "set by a block of any kind",
          flow: flowOf({
            nodes: {
              node_c: when("digits + a + b + c + d != ''"),
              node_d: collect({ variable: "digits" }),
              node_h: httpRequest({ responseMapping: { a: "$.a" } }),
              node_s: setVariables({ assignments: { b: "1" } }),
              node_t: transform({ variable: "c" }),
              node_u: subflow({ return: ["d"] }),
            },
          }),
        },
        {
          name: "members have no names of their own",
          flow: flowOf({ nodes: { node_c: when("ani.whatever == null") } }),
        },
        {
          name: "what cannot be read has a rule of its own",
          flow: flowOf({ nodes: { node_c: when("nobody ==") } }),
        },
      ],
      invalid: [
        {
          name: "in a condition, with a name that is near",
          flow: flowOf({
            nodes: { node_c: when("true", "custmerTier == 'gold' || lower(custmerTier) == 'custmerTier'") },
            wires: ["node_start -> node_c"],
            flow: { variables: { customerTier: text } },
          }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_c", pointer: "/nodes/node_c/branches/1/when" },
              params: { name: "custmerTier", fixName: "customerTier" },
              related: [],
              fix: {
                type: "setNodeFields",
                nodeId: "node_c",
                set: {
                  branches: [
                    { id: "b0", label: "", when: "true" },
                    { id: "b1", label: "", when: "customerTier == 'gold' || lower(customerTier) == 'custmerTier'" },
                  ],
                },
              },
              words:
                "“Condition” reads custmerTier, but nothing declares or sets a variable of that name: it is empty in every call.",
              fixWords: "Read customerTier instead",
            },
          ],
        },
        {
          name: "in a prompt, in every language it is in",
          flow: flowOf({
            nodes: { node_m: message({ promptId: "prompt_hi" }) },
            prompts: { prompt_hi: { "en-US": "Hello {{ name }}", "de-DE": "Hallo {{ Ani }}" } },
            flow: { languages: ["en-US", "de-DE"] },
          }),
          problems: [
            {
              severity: "error",
              at: { promptId: "prompt_hi", language: "de-DE", pointer: "/prompts/prompt_hi/texts/de-DE/text" },
              params: { name: "Ani", fixName: "ani", promptLabel: "prompt_hi" },
              fix: {
                type: "setPromptText",
                promptId: "prompt_hi",
                language: "de-DE",
                text: { kind: "speech", text: "Hallo {{ ani }}" },
              },
            },
            {
              at: { promptId: "prompt_hi", language: "en-US", pointer: "/prompts/prompt_hi/texts/en-US/text" },
              params: { name: "name", promptLabel: "prompt_hi" },
              fix: null,
              words:
                "The prompt “prompt_hi” reads name, but nothing declares or sets a variable of that name: it is empty in every call.",
            },
          ],
        },
        {
          name: "in a prompt that nobody hears it does not stop publishing",
          flow: flowOf({ prompts: { prompt_hi: "Hello {{ name }}" } }),
          problems: [
            {
              severity: "warning",
              at: { promptId: "prompt_hi", language: "en-US", pointer: "/prompts/prompt_hi/texts/en-US/text" },
            },
          ],
        },
        {
          name: "in every field of a request, an assignment, a transformation",
          flow: flowOf({
            nodes: {
              node_h: httpRequest({
                url: "https://a.example/{{ x1 }}",
                headers: { "a/b": "{{ x2 }}" },
                body: "{{ x3 }}",
              }),
              node_s: setVariables({ assignments: { a: "x4 + 1" } }),
              node_t: transform({ input: "x5" }),
            },
          }),
          problems: [
            { at: { nodeId: "node_h", pointer: "/nodes/node_h/body" }, params: { name: "x3" } },
            { at: { nodeId: "node_h", pointer: "/nodes/node_h/headers/a~1b" }, params: { name: "x2" } },
            { at: { nodeId: "node_h", pointer: "/nodes/node_h/url" }, params: { name: "x1" } },
            { at: { nodeId: "node_s", pointer: "/nodes/node_s/assignments/a" }, params: { name: "x4" } },
            { at: { nodeId: "node_t", pointer: "/nodes/node_t/input" }, params: { name: "x5" } },
          ],
        },
        {
          name: "handed to a sub-flow",
          flow: flowOf({ nodes: { node_u: subflow({ pass: ["ani", "calId"] }) } }),
          problems: [
            {
              at: { nodeId: "node_u", pointer: "/nodes/node_u/pass/1" },
              params: { name: "calId", fixName: "callId" },
              fix: { type: "setNodeFields", nodeId: "node_u", set: { pass: ["ani", "callId"] } },
            },
          ],
        },
      ],
    }));
});
