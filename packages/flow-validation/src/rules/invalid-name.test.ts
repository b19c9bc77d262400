import {
  flowOf,
  collect,
  httpRequest,
  setVariables,
  subflow,
  transform,
  type NodeFields,
} from "@tonegraph/flow-model/testing";
import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidName } from "./invalid-name.ts";

const having = (node: FlowNode, flow: Partial<Flow> = {}) =>
  flowOf({ nodes: { node_x: node }, wires: ["node_start -> node_x"], flow });
const asking = (fields: NodeFields<"httpRequest">) => having(httpRequest(fields));
const at = (field: string) => ({ nodeId: "node_x", pointer: `/nodes/node_x${field}` });
const key = { kind: "apiKey" as const, headerName: "X-Key", secretRef: "crm" };
const text = { type: "string" as const, default: "" };

describe("invalid-name", () => {
  it("finds variables that nothing can read and headers that no service takes", () =>
    verifyRule(invalidName, {
      valid: [
        {
          name: "words",
          flow: having(setVariables({ assignments: { a: "1", _b2: "2", größe: "3" } }), { variables: { c_d: text } }),
        },
        { name: "what lacks a name altogether", flow: having(collect({ variable: " " }), { variables: { "": text } }) },
        {
          name: "headers",
          flow: asking({ headers: { "Content-Type": "a;\tb", "X_1.~": "{{ a\n+ b }}" }, authentication: key }),
        },
        { name: "the name of a secret", flow: asking({ authentication: { ...key, secretRef: "crm key" } }) },
      ],
      invalid: [
        {
          name: "digits",
          flow: having(collect({ variable: "customer id" })),
          problems: [
            {
              severity: "error",
              at: at("/variable"),
              params: { what: "digits", name: "customer id", fixName: "customer_id" },
              related: [],
              fix: {
                type: "batch",
                label: "Call it customer_id",
                commands: [{ type: "setNodeFields", nodeId: "node_x", set: { variable: "customer_id" } }],
              },
              words:
                "“Collect” keeps what callers key in as “customer id”, and no expression can read a variable of that name. Use letters, digits and _, and no digit in front.",
              fixWords: "Call it customer_id",
            },
          ],
        },
        {
          name: "a result and its declaration, mended together",
          flow: having(transform({ variable: "1st" }), { variables: { "1st": text } }),
          problems: [
            {
              at: { pointer: "/variables/1st" },
              params: { what: "declared", name: "1st", fixName: "_1st" },
              words:
                "The variable “1st” cannot be read by any expression. Use letters, digits and _, and no digit in front.",
            },
            { at: at("/variable"), params: { what: "result", name: "1st", fixName: "_1st" } },
          ],
        },
        ...["{{digits}}", "a.b", "a\nb"].map((variable) => ({
          name: `another form: ${JSON.stringify(variable)}`,
          flow: having(transform({ variable })),
          problems: [{ at: at("/variable") }],
        })),
        ...["true", "-"].map((variable) => ({
          name: `what nobody can mend: ${variable}`,
          flow: having(transform({ variable })),
          problems: [{ at: at("/variable"), params: { what: "result", name: variable }, fix: null }],
        })),
        {
          name: "a name whose mended form is another variable's",
          flow: having(setVariables({ assignments: { "a b": "1", a_b: "2" } })),
          problems: [{ at: at("/assignments/a b"), params: { what: "assignment", name: "a b" }, fix: null }],
        },
        {
          name: "two names with one mended form",
          flow: having(setVariables({ assignments: { "a b": "1", "a-b": "2" } })),
          problems: [
            { at: at("/assignments/a b"), params: { what: "assignment", name: "a b", fixName: "a_b" } },
            { at: at("/assignments/a-b"), params: { what: "assignment", name: "a-b" }, fix: null },
          ],
        },
        {
          name: "what a sub-flow is given, which that flow calls so",
          flow: having(subflow({ pass: ["a b"] }), { variables: { "a b": text } }),
          problems: [{ at: { pointer: "/variables/a b" }, params: { what: "declared", name: "a b" }, fix: null }],
        },
        {
          name: "what a sub-flow gives back, which that flow calls so",
          flow: having(subflow({ return: ["a", "a b"] })),
          problems: [{ at: at("/return/1"), params: { what: "returned", name: "a b" }, fix: null }],
        },
        {
          name: "everything of a request",
          flow: asking({
            headers: { "X\r\nEvil": "1\r\nSet-Cookie: 2", Accept: "*/*" },
            responseMapping: { "a/b": "$" },
            authentication: { ...key, headerName: " X-Key" },
          }),
          problems: [
            {
              at: at("/authentication/headerName"),
              params: { what: "keyHeader", name: " X-Key", fixName: "X-Key" },
              fix: { type: "setNodeFields", nodeId: "node_x", set: { authentication: key } },
            },
            {
              at: at("/headers/X\r\nEvil"),
              params: { what: "header", name: "X\r\nEvil", fixName: "X-Evil" },
              fix: {
                type: "setNodeFields",
                nodeId: "node_x",
                set: { headers: { "X-Evil": "1\r\nSet-Cookie: 2", Accept: "*/*" } },
              },
              words:
                "“Web request” sends a header called “X\r\nEvil”: services refuse a request with such a name. Use letters, digits and -, without blanks.",
            },
            { at: at("/responseMapping/a~1b"), params: { what: "answer", name: "a/b", fixName: "a_b" } },
          ],
        },
        {
          name: "a header whose mended form is there already",
          flow: asking({ headers: { "x key": "1", "X-Key": "2" } }),
          problems: [{ at: at("/headers/x key"), params: { what: "header", name: "x key" }, fix: null }],
        },
        {
          name: "a sign that nobody sees in a value",
          flow: asking({ headers: { "X-A": "1\r\nSet-Cookie: \u0001{{ b }}", B: "2" } }),
          problems: [
            {
              at: at("/headers/X-A"),
              params: { what: "value", name: "X-A" },
              fix: {
                type: "setNodeFields",
                nodeId: "node_x",
                set: { headers: { "X-A": "1 Set-Cookie:  {{ b }}", B: "2" } },
              },
              words:
                "“Web request” sends a line break or another sign that nobody sees in its header X-A: services refuse that, or take what follows for a header of its own. Take it out.",
              fixWords: "Take it out",
            },
          ],
        },
      ],
    }));
});
