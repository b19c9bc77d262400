import { flowOf } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { fallbackMissing } from "./fallback-missing.ts";

describe("fallback-missing", () => {
  it("finds flows that do not say what happens when anything breaks", () =>
    verifyRule(fallbackMissing, {
      valid: [
        { name: "a hang-up", flow: flowOf({ flow: { fallback: { kind: "hangup" } } }), profile },
        { name: "a queue", flow: flowOf({ flow: { fallback: { kind: "queue", queueId: "queue_a" } } }), profile },
      ],
      invalid: [
        {
          name: "none",
          flow: flowOf(),
          profile,
          problems: [
            {
              severity: "error",
              at: {},
              params: {},
              fix: { type: "setFlowFields", set: { fallback: { kind: "hangup" } } },
              words:
                "The flow does not say what happens when anything breaks, and CXone's campaign rules demand it: the flow cannot be published. Set the fallback.",
              fixWords: "End the call then",
            },
          ],
        },
        {
          name: "an agent",
          flow: flowOf({ flow: { fallback: { kind: "agent", agentId: "agent_a" } } }),
          profile,
          problems: [
            {
              at: { pointer: "/fallback/kind" },
              fix: null,
              words:
                "The flow falls back on an agent, but CXone's campaign rules fall back on a queue, a number or the end of the call: the flow cannot be published. Choose one of these.",
            },
          ],
        },
      ],
    }));
});
