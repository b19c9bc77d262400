import type { FlowNode } from "@tonegraph/flow-model";
import { condition, flowOf, httpRequest, message, subflow, type NodeFields } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { routingRequestTooSlow } from "./routing-request-too-slow.ts";

const ask = (fields: NodeFields<"httpRequest">) =>
  httpRequest({ label: "Ask", timeoutMs: 5000, responseMapping: { tier: "$.tier" }, ...fields });

function flowWith(node: FlowNode, after?: FlowNode) {
  return flowOf({
    nodes: { node_a: node, ...(after ? { node_b: after } : {}) },
    wires: ["node_start -> node_a"],
    prompts: { prompt_a: "Your tier is {{tier}}." },
  });
}

describe("routing-request-too-slow", () => {
  it("finds a long wait for nothing but the way on", () =>
    verifyRule(routingRequestTooSlow, {
      valid: [
        { name: "three seconds", flow: flowWith(ask({ timeoutMs: 3000 })), profile },
        {
          name: "an answer that is sent",
          flow: flowWith(ask({}), httpRequest({ timeoutMs: 3000, body: "{{tier}}" })),
          profile,
        },
        { name: "an answer that is handed on", flow: flowWith(ask({}), subflow({ pass: ["tier"] })), profile },
        {
          name: "what is too long for anything",
          flow: flowWith(ask({ timeoutMs: 6000, responseMapping: {} })),
          profile,
        },
        {
          name: "an answer that is spoken",
          flow: flowWith(ask({}), message({ promptId: "prompt_a" })),
          profile,
        },
      ],
      invalid: [
        {
          name: "an answer that only a condition reads",
          flow: {
            ...flowWith(ask({}), condition({ branches: [{ id: "gold", label: "Gold", when: "tier == 'gold'" }] })),
            prompts: {},
          },
          profile,
          problems: [
            {
              at: { nodeId: "node_a", pointer: "/nodes/node_a/timeoutMs" },
              params: { timeoutMs: 5000, maxMs: 3000 },
              fix: { type: "setNodeFields", nodeId: "node_a", set: { timeoutMs: 3000 } },
              words:
                "“Ask” may take 5 s, though its answer only decides where callers go. " +
                "CXone advises 3 s for that: callers hear nothing new meanwhile.",
              fixWords: "Wait 3 s at most",
            },
          ],
        },
        {
          name: "no answer at all",
          flow: flowWith(ask({ responseMapping: {} })),
          profile,
          problems: [{ severity: "warning" }],
        },
      ],
    }));
});
