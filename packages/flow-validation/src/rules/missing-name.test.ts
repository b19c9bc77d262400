import { collect, flowOf, httpRequest, setVariables, subflow, transform } from "@tonegraph/flow-model/testing";
import type { FlowNode } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { missingName } from "./missing-name.ts";

const having = (node: FlowNode) => flowOf({ nodes: { node_x: node }, wires: ["node_start -> node_x"] });
const key = { kind: "apiKey" as const, headerName: "X-Key", secretRef: "crm" };

describe("missing-name", () => {
  it("finds what is kept or sent under no name", () =>
    verifyRule(missingName, {
      valid: [
        { name: "digits", flow: having(collect()) },
        { name: "nothing to name", flow: having(httpRequest()) },
        {
          name: "names everywhere",
          flow: having(httpRequest({ headers: { A: "1" }, responseMapping: { a: "$" }, authentication: key })),
        },
      ],
      invalid: [
        {
          name: "digits",
          flow: having(collect({ variable: " " })),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_x", pointer: "/nodes/node_x/variable" },
              params: { what: "digits" },
              related: [],
              fix: null,
              words:
                "“Collect” keeps what callers key in under no name, so that nothing can use it. Name the variable.",
            },
          ],
        },
        {
          name: "a result",
          flow: having(transform({ variable: "" })),
          problems: [{ at: { nodeId: "node_x", pointer: "/nodes/node_x/variable" }, params: { what: "result" } }],
        },
        {
          name: "an assignment beside a good one",
          flow: having(setVariables({ assignments: { a: "1", "": "2" } })),
          problems: [
            { at: { nodeId: "node_x", pointer: "/nodes/node_x/assignments/" }, params: { what: "assignment" } },
          ],
        },
        {
          name: "what a sub-flow gives back",
          flow: having(subflow({ return: ["a", ""] })),
          problems: [{ at: { nodeId: "node_x", pointer: "/nodes/node_x/return/1" }, params: { what: "returned" } }],
        },
        {
          name: "everything of a request",
          flow: having(
            httpRequest({
              headers: { "": "1" },
              responseMapping: { " ": "$" },
              authentication: { ...key, headerName: "", secretRef: "" },
            }),
          ),
          problems: [
            { at: { nodeId: "node_x", pointer: "/nodes/node_x/authentication/headerName" } },
            { at: { nodeId: "node_x", pointer: "/nodes/node_x/authentication/secretRef" } },
            { at: { nodeId: "node_x", pointer: "/nodes/node_x/headers/" } },
            { at: { nodeId: "node_x", pointer: "/nodes/node_x/responseMapping/ " } },
          ],
        },
      ],
    }));
});
