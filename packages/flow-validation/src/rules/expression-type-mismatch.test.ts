import {
  collect,
  condition,
  flowOf,
  httpRequest,
  message,
  setVariables,
  transform,
} from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { expressionTypeMismatch } from "./expression-type-mismatch.ts";

const variables = {
  vip: { type: "boolean", default: false },
  count: { type: "number", default: 0 },
  name: { type: "string", default: "" },
  customer: { type: "object", default: { age: null } },
  list: { type: "list", default: [] },
} as const;
const when = (...texts: readonly string[]) =>
  flowOf({
    nodes: {
      node_c: condition({ branches: texts.map((text, place) => ({ id: `b${place}`, label: "", when: text })) }),
    },
    wires: ["node_start -> node_c"],
    flow: {
      variables: { ...variables, customer: { type: "object", default: {} }, list: { type: "list", default: [] } },
    },
  });
const found = (expression: string, words: string) => ({
  name: expression,
  flow: when(expression),
  problems: [
    { at: { nodeId: "node_c", pointer: "/nodes/node_c/branches/0/when" }, fix: null, words: `“Condition”: ${words}` },
  ],
});

describe("expression-type-mismatch", () => {
  it("finds values of a kind that cannot be meant", () =>
    verifyRule(expressionTypeMismatch, {
      valid: [
        {
          name: "kinds that fit",
          flow: when(
            "vip == true && count >= 3 && name == 'gold' && count == name && vip == null",
            "customer.age >= 18 && list[0].x == 'a' && length(list) > 2",
            "nobody + 1 > 2 && ani < dnis",
          ),
        },
        {
          name: "what other blocks can give counts as well",
          flow: flowOf({
            nodes: {
              node_c: condition({ branches: [{ id: "yes", label: "", when: "vip == 'yes' && ok == true && a.b" }] }),
              node_h: httpRequest({ responseMapping: { vip: "$.vip", a: "$.a" } }),
              node_t: transform({ operation: "validateE164", input: "ani", variable: "ok" }),
            },
            flow: { variables: { vip: variables.vip } },
          }),
        },
        {
          name: "an assignment of what was declared, or of nothing",
          flow: flowOf({
            nodes: {
              node_s: setVariables({ assignments: { count: "count + 1", name: "null", vip: "!vip", other: "1" } }),
            },
            flow: { variables: { count: variables.count, name: variables.name, vip: variables.vip } },
          }),
        },
      ],
      invalid: [
        {
          name: "a comparison that is never true",
          flow: when("true", "count > 1 && vip == 'true'"),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_c", pointer: "/nodes/node_c/branches/1/when" },
              params: {
                reason: "neverEqual",
                operator: "==",
                left: "boolean",
                right: "string",
                position: 13,
                part: "vip == 'true'",
              },
              related: [],
              fix: null,
              words:
                "“Condition”: in vip == 'true', yes or no is never equal to text, so the answer is always the same.",
            },
          ],
        },
        found("list > 3", "in list > 3, a list and a number have no order, so the answer is always no."),
        found("(vip + count) == null", "in vip + count, yes or no and a number cannot be added: the result is empty."),
        found(
          "name + 1 == '2'",
          "name + 1 puts a text and a number one behind the other instead of adding: “1” and 1 make “11”.",
        ),
        found("-list == null", "in -list, a list is no number: the result is empty."),
        found(
          "name.length > 3",
          "name.length asks text for a member, which it never has: the result is empty. length(…) counts.",
        ),
        found("list[vip] == null", "yes or no (vip) is no index of a list: nothing is found."),
        found("lower(list) == null", "lower() has no answer for a list (list): the result is empty."),
        found("now(1) == ani", "now() takes 0 arguments and is given 1."),
        found("formatPhoneNumber() == ani", "formatPhoneNumber() takes 1 to 2 arguments and is given 0."),
        {
          name: "digits are text: they are joined, not added",
          flow: flowOf({
            nodes: {
              node_d: collect({ variable: "digits" }),
              node_s: setVariables({ assignments: { x: "digits + 1" } }),
            },
          }),
          problems: [
            {
              at: { nodeId: "node_s", pointer: "/nodes/node_s/assignments/x" },
              params: {
                reason: "joinsText",
                operator: "+",
                left: "string",
                right: "number",
                position: 0,
                part: "digits + 1",
              },
            },
          ],
        },
        {
          name: "an assignment and a default of another kind",
          flow: flowOf({
            nodes: { node_s: setVariables({ assignments: { count: "'three'" } }) },
            flow: { variables: { count: variables.count, vip: { type: "boolean", default: "no" } } },
          }),
          problems: [
            {
              at: { pointer: "/variables/vip/default" },
              params: { reason: "default", name: "vip", kinds: "string", wanted: "boolean" },
              words: "The variable vip is declared as yes or no, but begins with text.",
            },
            {
              at: { nodeId: "node_s", pointer: "/nodes/node_s/assignments/count" },
              params: { reason: "assigned", name: "count", kinds: "string", wanted: "number" },
              words: "“Set variables” puts text into count, which is declared as a number.",
            },
          ],
        },
        {
          name: "in a prompt",
          flow: flowOf({
            nodes: { node_m: message({ promptId: "prompt_m" }) },
            prompts: { prompt_m: "Hello {{ ani.name }}" },
          }),
          problems: [
            {
              at: { promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/text" },
              words: "The prompt “prompt_m”: ani.name asks text for a member, which it never has: the result is empty.",
            },
          ],
        },
      ],
    }));
});
