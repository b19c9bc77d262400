import { collect, flowOf, httpRequest, setVariables, subflow, transform } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unencodedInputInUrl } from "./unencoded-input-in-url.ts";

const text = { type: "string", default: "" } as const;
const flow = (url: string, nodes: NonNullable<Parameters<typeof flowOf>[0]>["nodes"] = {}) =>
  flowOf({
    nodes: { node_h: httpRequest({ url }), ...nodes },
    wires: ["node_start -> node_h"],
    flow: { variables: { base: text, tier: text } },
  });
const fixTo = (url: string) => ({ type: "setNodeFields" as const, nodeId: "node_h", set: { url } });
const digits = { node_d: collect({ variable: "digits" }) };

describe("unencoded-input-in-url", () => {
  it("finds what callers and others give in addresses", () =>
    verifyRule(unencodedInputInUrl, {
      valid: [
        { name: "nothing put in", flow: flow("https://a.example/x") },
        { name: "encoded", flow: flow("https://a.example/{{ encodeUriComponent(digits) }}", digits) },
        {
          name: "encoded before, by an assignment or a transformation",
          flow: flow("https://a.example/{{ a }}/{{ b }}", {
            ...digits,
            node_s: setVariables({ assignments: { a: "encodeUriComponent(digits) + '/x'" } }),
            node_t: transform({ operation: "encodeUriComponent", input: "digits", variable: "b" }),
          }),
        },
        { name: "declared and set by the flow alone", flow: flow("https://a.example/{{ tier }}") },
        { name: "the address of the service", flow: flow("{{ digits }}/customers", digits) },
        {
          name: "answers to questions about it",
          flow: flow("https://a.example/{{ digits == '1' ? 'a' : 'b' }}/{{ length(digits) }}", digits),
        },
        { name: "what cannot be read has a rule of its own", flow: flow("https://a.example/{{ digits ) }}", digits) },
      ],
      invalid: [
        {
          name: "digits and the caller's number",
          flow: flow("https://a.example/{{digits}}?from={{ lower(ani) + '!' }}&tier={{ tier }}", digits),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/url" },
              params: { names: ["ani", "digits"] },
              related: [],
              fix: fixTo(
                "https://a.example/{{ encodeUriComponent(digits) }}?from={{ encodeUriComponent(lower(ani) + '!') }}&tier={{ tier }}",
              ),
              words:
                "“Web request” puts ani and digits into its address as they are: a “#”, “+”, “/” or “&” in there asks the service for something else.",
              fixWords: "Encode what is put in",
            },
          ],
        },
        {
          name: "an answer, by way of assignments in any order",
          flow: flow("https://a.example/{{ c }}", {
            node_r: httpRequest({ responseMapping: { a: "$.a" } }),
            node_s: setVariables({ assignments: { c: "tier ? b.name : ''" } }),
            node_t: transform({ operation: "parseJson", input: "a", variable: "b" }),
          }),
          problems: [
            {
              params: { names: ["c"] },
              fix: fixTo("https://a.example/{{ encodeUriComponent(c) }}"),
              words:
                "“Web request” puts c into its address as it is: a “#”, “+”, “/” or “&” in there asks the service for something else.",
            },
          ],
        },
        {
          name: "another flow's value, and one that nobody knows",
          flow: flow("https://a.example/{{ back }}/{{ nobody }}", { node_u: subflow({ return: ["back"] }) }),
          problems: [{ params: { names: ["back", "nobody"] } }],
        },
      ],
    }));
});
