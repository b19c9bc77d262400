import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { statusOutOfRange } from "./status-out-of-range.ts";

const retry = (...onStatus: number[]) => ({ maxRetries: 2, backoff: "fixed" as const, onStatus });
const asking = (...onStatus: number[]) =>
  flowOf({ nodes: { node_h: httpRequest({ retry: retry(...onStatus) }) }, wires: ["node_start -> node_h"] });

describe("status-out-of-range", () => {
  it("finds answers that no service gives", () =>
    verifyRule(statusOutOfRange, {
      valid: [
        { name: "the first and the last", flow: asking(100, 503, 599) },
        { name: "no retries", flow: flowOf({ nodes: { node_h: httpRequest() } }) },
      ],
      invalid: [
        {
          name: "some beside a good one",
          flow: asking(0, 503, 99, 600),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/retry/onStatus" },
              params: { statuses: [0, 99, 600] },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { retry: retry(503) } },
              words:
                "“Web request” is to be tried again after the answer 0, 99 or 600, which no service gives: answers are numbered from 100 to 599.",
              fixWords: "Leave 0, 99 and 600 out",
            },
          ],
        },
      ],
    }));
});
