import { flowOf, subflow } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unresolvedSubflow } from "./unresolved-subflow.ts";

const into = (flowId: string) =>
  flowOf({ nodes: { node_s: subflow({ label: "Verify", flowId }) }, wires: ["node_start -> node_s"] });
const resources = { flow: new Set(["flow_verify"]) };
const at = { nodeId: "node_s", pointer: "/nodes/node_s/flowId" };

describe("unresolved-subflow", () => {
  it("finds sub-flows that lead into no flow that exists", () =>
    verifyRule(unresolvedSubflow, {
      valid: [
        { name: "it exists", flow: into("flow_verify"), resources },
        { name: "the tenant cannot be asked", flow: into("flow_gone") },
        { name: "it is one of ours", flow: into("flow_ours"), resources, flows: new Map([["flow_ours", flowOf()]]) },
      ],
      invalid: [
        {
          name: "none is named",
          flow: into(""),
          problems: [
            { severity: "error", at, words: "“Verify” names no flow: callers would be cut off there. Choose one." },
          ],
        },
        {
          name: "it is gone",
          flow: into("flow_gone"),
          resources,
          problems: [
            {
              at,
              params: { id: "flow_gone", reason: "unknown" },
              fix: null,
              words:
                "“Verify” names the flow flow_gone, which does not exist there: callers would be cut off there. Choose another flow, or create it.",
            },
          ],
        },
      ],
    }));
});
