import { flowOf, httpRequest, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { retriedWrite } from "./retried-write.ts";

const retry = { maxRetries: 2, backoff: "exponential" as const, onStatus: [503] };
const asking = (fields: NodeFields<"httpRequest">) =>
  flowOf({ nodes: { node_h: httpRequest({ retry, ...fields }) }, wires: ["node_start -> node_h"] });

describe("retried-write", () => {
  it("finds writes that a service may do twice", () =>
    verifyRule(retriedWrite, {
      valid: [
        ...(["GET", "PUT", "DELETE"] as const).map((method) => ({
          name: `a method that may be repeated: ${method}`,
          flow: asking({ method }),
        })),
        { name: "no retry", flow: asking({ method: "POST", retry: { ...retry, maxRetries: 0 } }) },
        {
          name: "a key by which the service knows it again",
          flow: asking({ method: "POST", headers: { "idempotency-key": "{{callId}}" } }),
        },
      ],
      invalid: [
        {
          name: "a POST",
          flow: asking({ method: "POST", headers: { Accept: "*/*" } }),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/retry/maxRetries" },
              params: { method: "POST", maxRetries: 2 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { retry: { ...retry, maxRetries: 0 } } },
              words:
                "“Web request” sends a POST up to 3 times: where only the answer was lost, the service does its work twice, such as two tickets for one call. Send an Idempotency-Key, or do not try again.",
              fixWords: "Do not try again",
            },
          ],
        },
        {
          name: "a PATCH",
          flow: asking({ method: "PATCH", retry: { ...retry, maxRetries: 1 } }),
          problems: [{ params: { method: "PATCH", maxRetries: 1 } }],
        },
      ],
    }));
});
